/**
 * `.forceignore`, with the semantics of gitignore.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_exclude_source.htm
 * https://git-scm.com/docs/gitignore#_pattern_format
 */

export interface IgnoreFile {
  /** `path` is relative to the folder of the file, with `/`; folders are asked without a trailing slash. */
  ignores(path: string, isFolder: boolean): boolean;
}

interface Pattern {
  readonly matcher: RegExp;
  readonly isNegated: boolean;
  readonly foldersOnly: boolean;
}

/** Builds the matcher; an excluded parent folder must be checked by the walker, which then never descends. */
export function createIgnoreFile(content: string): IgnoreFile {
  const patterns = content.split(/\r?\n/).flatMap((line) => parsePattern(line) ?? []);
  return {
    ignores: (path, isFolder) => {
      let ignored = false;
      for (const pattern of patterns) {
        if (pattern.foldersOnly && !isFolder) continue;
        if (pattern.matcher.test(path)) ignored = !pattern.isNegated;
      }
      return ignored;
    }
  };
}

function parsePattern(line: string): Pattern | null {
  let body = line.replace(/(?<!\\)\s+$/, '');
  if (body === '' || body.startsWith('#')) return null;
  const isNegated = body.startsWith('!');
  if (isNegated) body = body.slice(1);
  const foldersOnly = body.endsWith('/');
  if (foldersOnly) body = body.slice(0, -1);
  const isAnchored = body.includes('/');
  if (body.startsWith('/')) body = body.slice(1);
  if (body === '') return null;
  return { matcher: new RegExp(`^${isAnchored ? '' : '(?:.*/)?'}${translate(body)}$`), isNegated, foldersOnly };
}

function translate(glob: string): string {
  let out = '';
  for (let index = 0; index < glob.length; index++) {
    const rest = glob.slice(index);
    const char = glob[index] as string;
    if (rest.startsWith('**/')) {
      out += '(?:.*/)?';
      index += 2;
    } else if (rest === '**') {
      out += '.+';
      index += 1;
    } else if (char === '*') {
      out += '[^/]*';
    } else if (char === '?') {
      out += '[^/]';
    } else if (char === '[' && rest.indexOf(']', 2) > 0) {
      const end = rest.indexOf(']', 2);
      out += `[${rest.slice(1, end).replace(/^!/, '^').replaceAll('\\', '\\\\')}]`;
      index += end;
    } else if (char === '\\' && index + 1 < glob.length) {
      out += escapeChar(glob[index + 1] as string);
      index += 1;
    } else {
      out += escapeChar(char);
    }
  }
  return out;
}

function escapeChar(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
