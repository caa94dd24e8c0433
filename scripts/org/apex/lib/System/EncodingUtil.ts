import { ApexBlob } from '../../values/apexBlob.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { chargeWork, required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { refuse } from '../refusal.ts';

type Text = string | null;
type Bytes = ApexBlob | null;

/** Spaces and padding may be missing or repeated, bits that make no byte are dropped as public suites show; the alphabet of URLs is refused (P55). */
function decodeBase64(text: string): ApexBlob {
  chargeWork(text.length);
  const plain = text.replace(/[=\s]/gu, '');
  const stranger = /[^A-Za-z0-9+/]/u.exec(plain)?.[0];
  if (stranger !== undefined) return throwApex('System.StringException', `Unrecognized base64 character: ${stranger}`);
  return new ApexBlob(Buffer.from(plain, 'base64'));
}

function decodeHex(text: string): ApexBlob {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/u.test(text))
    return throwApex('System.IllegalArgumentException', 'Illegal hexadecimal character');
  return new ApexBlob(Buffer.from(text, 'hex'));
}

function checkCharset(charset: Text): void {
  if (!/^utf-?8$/iu.test(required(charset)))
    refuse(`EncodingUtil with the encoding ${charset}`, 'only UTF-8 is at hand');
}

/** application/x-www-form-urlencoded, as java.net.URLEncoder writes it. */
function urlEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()~]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function urlDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return throwApex('System.IllegalArgumentException', 'URLDecoder: Illegal hex characters in escape (%) pattern');
  }
}

export const EncodingUtilType = defineType({
  name: 'System.EncodingUtil',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_encodingUtil.htm',
  statics: {
    'Blob base64Decode(String text)': (text: Text) => decodeBase64(required(text)),
    'String base64Encode(Blob data)': (data: Bytes) => Buffer.from(required(data).bytes).toString('base64'),
    'Blob base64UrlDecode(String text)': (text: Text) =>
      decodeBase64(required(text).replaceAll('-', '+').replaceAll('_', '/')),
    'String base64UrlEncode(Blob data)': (data: Bytes) => Buffer.from(required(data).bytes).toString('base64url'),
    'Blob convertFromHex(String text)': (text: Text) => decodeHex(required(text)),
    'String convertToHex(Blob data)': (data: Bytes) => Buffer.from(required(data).bytes).toString('hex'),
    'String urlDecode(String text, String charset)': (text: Text, charset: Text) => {
      checkCharset(charset);
      return urlDecode(required(text));
    },
    'String urlEncode(String text, String charset)': (text: Text, charset: Text) => {
      checkCharset(charset);
      return urlEncode(required(text));
    }
  }
});
