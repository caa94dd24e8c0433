/**
 * Reads the Apex signatures of the library's declarations: `Boolean contains(String part)`, `Map<K,V> clone()`, `Integer size`.
 *
 * The text is split here; which type a name means is decided by the catalogue, which knows all declarations.
 */
export interface TypeText {
  readonly name: string;
  readonly args: readonly TypeText[];
}

export interface SignatureText {
  /** null for constructors. */
  readonly returnType: TypeText | null;
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: TypeText }[];
}

export type SignatureShape = 'method' | 'property' | 'constructor';

interface Reader {
  readonly text: string;
  readonly tokens: readonly string[];
  position: number;
}

const TOKEN = /\s*([A-Za-z_][\w$]*|[<>(),.[\]])/y;

/** Throws an Error that names the signature when the text does not follow the shape. */
export function parseSignature(text: string, shape: SignatureShape): SignatureText {
  const reader = readTokens(text);
  const result = readSignature(reader, shape);
  if (reader.position < reader.tokens.length) throw unparsable(reader);
  return result;
}

/** `System.Iterable<T>`, `Database.Batchable<T>`, `List<Map<String,Object>>`, `SObject[]`. */
export function parseTypeText(text: string): TypeText {
  const reader = readTokens(text);
  const result = readType(reader);
  if (reader.position < reader.tokens.length) throw unparsable(reader);
  return result;
}

function readSignature(reader: Reader, shape: SignatureShape): SignatureText {
  if (shape === 'constructor') {
    const name = peek(reader) === '(' ? '<init>' : readType(reader).name;
    return { returnType: null, name, parameters: readParameters(reader) };
  }
  const returnType = readType(reader);
  const name = take(reader);
  if (!isWord(name)) throw unparsable(reader);
  return { returnType, name, parameters: shape === 'method' ? readParameters(reader) : [] };
}

function readParameters(reader: Reader): { name: string; type: TypeText }[] {
  expect(reader, '(');
  const parameters: { name: string; type: TypeText }[] = [];
  while (peek(reader) !== ')') {
    if (parameters.length > 0) expect(reader, ',');
    const type = readType(reader);
    const next = peek(reader);
    const name = next !== undefined && isWord(next) ? take(reader) : `p${parameters.length}`;
    parameters.push({ name, type });
  }
  expect(reader, ')');
  return parameters;
}

function readType(reader: Reader): TypeText {
  let name = take(reader);
  if (!isWord(name)) throw unparsable(reader);
  while (peek(reader) === '.') {
    take(reader);
    name += `.${take(reader)}`;
  }
  const args: TypeText[] = [];
  if (peek(reader) === '<') {
    take(reader);
    args.push(readType(reader));
    while (peek(reader) === ',') {
      take(reader);
      args.push(readType(reader));
    }
    expect(reader, '>');
  }
  let type: TypeText = { name, args };
  while (peek(reader) === '[') {
    take(reader);
    expect(reader, ']');
    type = { name: 'System.List', args: [type] };
  }
  return type;
}

function readTokens(text: string): Reader {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match?.[1] === undefined) throw new Error(`Library signature cannot be read: ${text}`);
    tokens.push(match[1]);
  }
  return { text, tokens, position: 0 };
}

function peek(reader: Reader): string | undefined {
  return reader.tokens[reader.position];
}

function take(reader: Reader): string {
  const token = reader.tokens[reader.position];
  if (token === undefined) throw unparsable(reader);
  reader.position += 1;
  return token;
}

function expect(reader: Reader, token: string): void {
  if (take(reader) !== token) throw unparsable(reader);
}

function isWord(token: string): boolean {
  return /^[A-Za-z_]/.test(token);
}

function unparsable(reader: Reader): Error {
  return new Error(`Library signature cannot be read: ${reader.text}`);
}
