import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { REPOSITORY } from './run.ts';

/** What the Metadata API's own type definitions say of one element. */
export interface ElementSchema {
  readonly type: string;
  readonly values: readonly string[] | null;
  readonly isArray: boolean;
  readonly isOptional: boolean;
}

export interface MetadataSchema {
  /** Elements of a type, inherited ones included; undefined for a type that does not exist. */
  elements(type: string): ReadonlyMap<string, ElementSchema> | undefined;
  /** Values of an enumeration; undefined for anything else. */
  enumeration(type: string): readonly string[] | undefined;
}

interface TypeEntry {
  readonly elements: Map<string, ElementSchema>;
  readonly bases: string[];
}

/** Reads the definitions that @salesforce/types generates from the Metadata WSDL. */
export function readMetadataSchema(): MetadataSchema {
  const file = path.join(REPOSITORY, 'node_modules/@salesforce/types/lib/metadata.d.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const types = new Map<string, TypeEntry>();
  const enumerations = new Map<string, readonly string[]>();
  const aliases = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isTypeAliasDeclaration(statement)) continue;
    const name = statement.name.text;
    const values = literals(statement.type);
    if (values !== undefined) enumerations.set(name, values);
    // The definitions call the types of folders a string, though each has the elements of Folder.
    else if (name.endsWith('Folder') && statement.type.kind === ts.SyntaxKind.StringKeyword)
      aliases.set(name, 'Folder');
    else if (ts.isTypeReferenceNode(statement.type)) aliases.set(name, statement.type.getText());
    else types.set(name, readType(statement.type));
  }
  const resolve = (name: string): string => aliases.get(name) ?? name;
  const collect = (name: string, into: Map<string, ElementSchema>): void => {
    const entry = types.get(resolve(name));
    if (entry === undefined) return;
    entry.bases.forEach((base) => collect(base, into));
    entry.elements.forEach((element, key) => into.set(key, element));
  };
  return {
    elements(type) {
      if (!types.has(resolve(type))) return undefined;
      const all = new Map<string, ElementSchema>();
      collect(type, all);
      return all;
    },
    enumeration: (type) => enumerations.get(resolve(type))
  };
}

function readType(node: ts.TypeNode): TypeEntry {
  const entry: TypeEntry = { elements: new Map(), bases: [] };
  const parts = ts.isIntersectionTypeNode(node) ? node.types : [node];
  for (const part of parts) {
    if (!ts.isTypeLiteralNode(part)) {
      entry.bases.push(part.getText());
      continue;
    }
    for (const member of part.members) {
      if (!ts.isPropertySignature(member) || member.type === undefined) continue;
      entry.elements.set(
        member.name.getText().replace(/^'|'$/g, ''),
        readElement(member.type, member.questionToken !== undefined)
      );
    }
  }
  return entry;
}

function readElement(node: ts.TypeNode, isOptional: boolean): ElementSchema {
  if (ts.isParenthesizedTypeNode(node)) return readElement(node.type, isOptional);
  if (ts.isArrayTypeNode(node)) return { ...readElement(node.elementType, isOptional), isArray: true };
  if (ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Array' && node.typeArguments?.[0] !== undefined) {
    return { ...readElement(node.typeArguments[0], isOptional), isArray: true };
  }
  if (ts.isUnionTypeNode(node)) {
    const parts = node.types.filter(
      (part) => !(ts.isLiteralTypeNode(part) && part.literal.kind === ts.SyntaxKind.NullKeyword)
    );
    if (parts.length === 1 && parts[0] !== undefined) return readElement(parts[0], isOptional);
    return { type: 'enumeration', values: literals(node) ?? null, isArray: false, isOptional };
  }
  return { type: node.getText(), values: literals(node) ?? null, isArray: false, isOptional };
}

function literals(node: ts.TypeNode): readonly string[] | undefined {
  const parts = ts.isUnionTypeNode(node) ? node.types : [node];
  const texts = parts.map((part) =>
    ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? part.literal.text : undefined
  );
  return texts.every((text) => text !== undefined) ? texts : undefined;
}
