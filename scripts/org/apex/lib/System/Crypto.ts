import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  timingSafeEqual,
  verify
} from 'node:crypto';
import { ApexBlob } from '../../values/apexBlob.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { chargeWork, required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { refuse } from '../refusal.ts';
import { services } from '../services.ts';

type Text = string | null;
type Bytes = ApexBlob | null;

const DIGESTS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  'SHA-256': 'sha256',
  SHA512: 'sha512',
  'SHA-512': 'sha512',
  'SHA3-256': 'sha3-256',
  'SHA3-384': 'sha3-384',
  'SHA3-512': 'sha3-512'
};
const MACS: Readonly<Record<string, string>> = {
  HMACMD5: 'md5',
  HMACSHA1: 'sha1',
  HMACSHA256: 'sha256',
  HMACSHA512: 'sha512'
};

function algorithm(table: Readonly<Record<string, string>>, name: Text): string {
  return (
    table[required(name).toUpperCase()] ?? refuse(`Crypto with the algorithm ${name}`, 'the documents do not name it')
  );
}

function mac(name: Text, data: Bytes, key: Bytes): Buffer {
  chargeWork(required(data).bytes.length);
  return createHmac(algorithm(MACS, name), required(key).bytes).update(required(data).bytes).digest();
}

/** From the engine's random source, so that tests repeat. */
function randomBits(bits: number): bigint {
  let value = 0n;
  for (let done = 0; done < bits; done += 16) value = (value << 16n) | BigInt(Math.floor(services().random() * 65_536));
  return value;
}

/** Nothing a local org encrypts is a secret: keys and vectors come from the same source. */
function randomBytes(count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, () => Number(randomBits(16) & 0xffn)));
}

const KEY_BYTES: Readonly<Record<string, number>> = { AES128: 16, AES192: 24, AES256: 32 };
const VECTOR_BYTES = 16;
const LARGEST_INPUT = 1_048_576;

const invalid = (message: string): never => throwApex('System.InvalidParameterValueException', message);

/**
 * Cipher block chaining with PKCS #7 padding; texts of exceptions as documented.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm
 */
function cipherName(name: Text, key: Bytes, vector: Uint8Array, data: Uint8Array): string {
  const keyBytes = KEY_BYTES[required(name)];
  if (keyBytes === undefined) return invalid(`Invalid algorithm '${name}'. Must be AES128, AES192, or AES256.`);
  if (required(key).bytes.length !== keyBytes) return invalid(`Invalid private key. Must be ${keyBytes} bytes.`);
  if (vector.length !== VECTOR_BYTES) return invalid(`Invalid initialization vector. Must be ${VECTOR_BYTES} bytes.`);
  if (data.length > LARGEST_INPUT)
    return invalid(
      `Invalid data. Input data is ${data.length} bytes, which exceeds the limit of ${LARGEST_INPUT} bytes.`
    );
  chargeWork(data.length);
  return `aes-${keyBytes * 8}-cbc`;
}

function encrypt(name: Text, key: Bytes, vector: Uint8Array, data: Uint8Array): Buffer {
  const cipher = createCipheriv(cipherName(name, key, vector, data), required(key).bytes, vector);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

function decrypt(name: Text, key: Bytes, vector: Uint8Array, data: Uint8Array): ApexBlob {
  const decipher = createDecipheriv(cipherName(name, key, vector, data), required(key).bytes, vector);
  try {
    return new ApexBlob(Buffer.concat([decipher.update(data), decipher.final()]));
  } catch {
    return throwApex('System.SecurityException', 'Given final block not properly padded');
  }
}

/** The vector stands in front of what it encrypted. */
function decryptManaged(name: Text, key: Bytes, data: Bytes): ApexBlob {
  const { bytes } = required(data);
  if (bytes.length < VECTOR_BYTES) return invalid('Unable to parse initialization vector from encrypted data.');
  return decrypt(name, key, bytes.subarray(0, VECTOR_BYTES), bytes.subarray(VECTOR_BYTES));
}

function encryptManaged(name: Text, key: Bytes, data: Bytes): ApexBlob {
  const vector = randomBytes(VECTOR_BYTES);
  return new ApexBlob(Buffer.concat([vector, encrypt(name, key, vector, required(data).bytes)]));
}

/** Of RSA and elliptic-curve signatures; `RSA` alone means SHA-1. */
const SIGNATURES: Readonly<Record<string, string>> = {
  RSA: 'sha1',
  'RSA-SHA1': 'sha1',
  'RSA-SHA256': 'sha256',
  'RSA-SHA384': 'sha384',
  'RSA-SHA512': 'sha512',
  'ECDSA-SHA256': 'sha256',
  'ECDSA-SHA384': 'sha384',
  'ECDSA-SHA512': 'sha512'
};

/** The key is in PKCS #8 without any armour. */
function signData(name: Text, data: Bytes, key: Bytes): ApexBlob {
  const digest = algorithm(SIGNATURES, name);
  const der = Buffer.from(required(key).bytes);
  chargeWork(required(data).bytes.length);
  return withKey(() => {
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    return new ApexBlob(sign(digest, required(data).bytes, privateKey));
  });
}

/** The key is an X.509 SubjectPublicKeyInfo without any armour. */
function verifySignature(name: Text, data: Bytes, signature: Bytes, key: Bytes): boolean {
  const digest = algorithm(SIGNATURES, name);
  const der = Buffer.from(required(key).bytes);
  const given = required(signature).bytes;
  chargeWork(required(data).bytes.length);
  return withKey(() => {
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(digest, required(data).bytes, publicKey, given);
  });
}

function withKey<T>(work: () => T): T {
  try {
    return work();
  } catch {
    return throwApex('System.SecurityException', 'The key cannot be read or does not fit the algorithm.');
  }
}

function generateAesKey(size: number | null): ApexBlob {
  const bits = required(size);
  return Object.values(KEY_BYTES).includes(bits / 8)
    ? new ApexBlob(randomBytes(bits / 8))
    : invalid('Invalid key size. Must be 128, 192, or 256 bits.');
}

const NO_CERTIFICATES = 'the org has no certificates';

export const CryptoType = defineType({
  name: 'System.Crypto',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm',
  statics: {
    'Blob decrypt(String algorithm, Blob key, Blob vector, Blob data)': (
      name: Text,
      key: Bytes,
      vector: Bytes,
      data: Bytes
    ) => decrypt(name, key, required(vector).bytes, required(data).bytes),
    'Blob decryptWithManagedIV(String algorithm, Blob key, Blob data)': decryptManaged,
    'Blob encrypt(String algorithm, Blob key, Blob vector, Blob data)': (
      name: Text,
      key: Bytes,
      vector: Bytes,
      data: Bytes
    ) => new ApexBlob(encrypt(name, key, required(vector).bytes, required(data).bytes)),
    'Blob encryptWithManagedIV(String algorithm, Blob key, Blob data)': encryptManaged,
    'Blob generateAesKey(Integer size)': generateAesKey,
    'Blob generateDigest(String algorithm, Blob data)': (name: Text, data: Bytes) => {
      chargeWork(required(data).bytes.length);
      return new ApexBlob(createHash(algorithm(DIGESTS, name)).update(required(data).bytes).digest());
    },
    'Blob generateMac(String algorithm, Blob data, Blob key)': (name: Text, data: Bytes, key: Bytes) =>
      new ApexBlob(mac(name, data, key)),
    'Integer getRandomInteger()': () => Number(BigInt.asIntN(32, randomBits(32))),
    'Long getRandomLong()': () => BigInt.asIntN(64, randomBits(64)),
    'Blob sign(String algorithm, Blob data, Blob privateKey)': signData,
    'Boolean verify(String algorithm, Blob data, Blob signature, Blob publicKey)': verifySignature,
    'Boolean verifyHMac(String algorithm, Blob data, Blob key, Blob expected)': (
      name: Text,
      data: Bytes,
      key: Bytes,
      expected: Bytes
    ) => {
      const actual = mac(name, data, key);
      const wanted = required(expected).bytes;
      return actual.length === wanted.length && timingSafeEqual(actual, wanted);
    }
  },
  refused: {
    'Blob signWithCertificate(String algorithm, Blob data, String certificate)': NO_CERTIFICATES,
    'Boolean verify(String algorithm, Blob data, Blob signature, String certificate)': NO_CERTIFICATES
  }
});
