/** Names of the library's own types, for look-ups by text; filled by the index so that types can use it without a cycle. */
let names: ReadonlyMap<string, string> = new Map();

/** Declared names by lower-case name, without type parameters. */
export function libraryTypeNames(): ReadonlyMap<string, string> {
  return names;
}

export function setLibraryTypeNames(declared: Iterable<string>): void {
  names = new Map(Array.from(declared, (name) => [name.replace(/<.*$/u, '').toLowerCase(), name.replace(/<.*$/u, '')]));
}
