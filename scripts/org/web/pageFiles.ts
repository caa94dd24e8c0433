import path from 'node:path';
import { existsSync, statSync } from 'node:fs';

/** A folder of files and the address under which the browser finds it. */
export interface PageMount {
  /** Starts and ends with a slash. */
  readonly url: string;
  readonly dir: string;
  /** True when the address changes with the content. */
  readonly isImmutable: boolean;
}

export interface PageFile {
  readonly file: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
};

/**
 * The file behind a path of the page, or undefined when there is none. Only known kinds of files below a mount are
 * given; a path that climbs out of it is not.
 *
 * @param urlPath decoded path without query, such as `/assets/app/boot.js`.
 */
export function findPageFile(mounts: readonly PageMount[], urlPath: string): PageFile | undefined {
  const mount = mounts.find((each) => urlPath.startsWith(each.url));
  if (!mount || urlPath.includes('\0')) return undefined;
  const file = path.resolve(mount.dir, urlPath.slice(mount.url.length));
  const contentType = CONTENT_TYPES[path.extname(file)];
  if (!file.startsWith(path.resolve(mount.dir) + path.sep) || contentType === undefined) return undefined;
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  return { file, contentType, cacheControl: mount.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache' };
}

/**
 * What the page needs to be allowed. Styles stay open to inline text because synthetic shadow puts each component's
 * sheet into a style element and base components set style attributes; scripts only come from files of this server.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ');
