import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildAppBundle } from './appBundle.ts';
import { packageDir, REPOSITORY_DIR } from './packagePaths.ts';
import { CONTENT_SECURITY_POLICY } from './pageFiles.ts';
import type { PageMount } from './pageFiles.ts';
import { readProjectCatalog } from './projectCatalog.ts';
import type { StandardSchema } from './salesforceModules.ts';
import { loadVendorBundle } from './vendorBundle.ts';

export interface PageBuildOptions {
  /** Package directories or plain source folders of the project. */
  readonly projectDirs: readonly string[];
  /** Where the project's own compiled modules go; emptied first. */
  readonly outDir: string;
  /** The project's namespace; unprefixed names in its modules belong to it. */
  readonly namespace: string | null;
  /** Told once for each step, in words for a person who waits. */
  readonly onProgress?: (message: string) => void;
  /** Where compiled base components survive between starts; by default `.cache/web` of this repository. */
  readonly cacheDir?: string;
}

/** Everything a server needs to send the page. */
export interface PageBuild {
  /** The one document; it is sent for `/` and for every `/lightning/...` address. */
  readonly indexHtml: string;
  readonly contentSecurityPolicy: string;
  readonly mounts: readonly PageMount[];
  /** Names of the project's components on the page. */
  readonly bundles: readonly string[];
  /** What the LWC compiler warns about, each with file and line. */
  readonly warnings: readonly string[];
}

/**
 * Compiles the project's Lightning web components, the shell around them and (once per set of versions) the base
 * components for a browser.
 *
 * @throws DiagnosticError that names file, line and column of a component which does not compile or imports a module
 *   the page does not know.
 */
export async function buildPage(options: PageBuildOptions): Promise<PageBuild> {
  const onProgress = options.onProgress ?? (() => {});
  const cacheDir = options.cacheDir ?? path.join(REPOSITORY_DIR, '.cache/web');
  onProgress('reading the components of the project');
  const catalog = readProjectCatalog(options.projectDirs);
  mkdirSync(cacheDir, { recursive: true });
  const vendor = await loadVendorBundle(cacheDir, onProgress);
  onProgress(`compiling ${catalog.bundles.size} components of the project`);
  rmSync(options.outDir, { recursive: true, force: true });
  const vendorPath = `/assets/vendor-${vendor.hash}/`;
  const warnings = await buildAppBundle({
    catalog,
    namespace: options.namespace,
    hasStandard: readStandardSchema,
    outDir: options.outDir,
    vendorUrl: (module) => (vendor.modules.has(module) ? `${vendorPath}${module}.js` : undefined)
  });
  return {
    indexHtml: INDEX_HTML.replace('{title}', escapeHtml(catalog.appLabel)),
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    mounts: [
      { url: vendorPath, dir: vendor.dir, isImmutable: true },
      { url: '/assets/app/', dir: options.outDir, isImmutable: false },
      {
        url: '/assets/slds/',
        dir: path.join(packageDir('@salesforce-ux/design-system-2'), 'dist'),
        isImmutable: false
      },
      { url: '/assets/shell/', dir: path.join(REPOSITORY_DIR, 'scripts/org/web/shell'), isImmutable: false }
    ],
    bundles: [...catalog.bundles.keys()],
    warnings
  };
}

/** Asks the local org's description of standard objects, one file per object. */
const readStandardSchema: StandardSchema = (object, field) => {
  const file = path.join(REPOSITORY_DIR, 'scripts/org/schema/standard', `${object}.json`);
  if (!/^\w+$/.test(object) || !existsSync(file)) return false;
  if (field === undefined) return true;
  const described = JSON.parse(readFileSync(file, 'utf8')) as { audit?: string; fields: { name: string }[] };
  const names = ['Id', ...(described.audit ?? '').split(' '), ...described.fields.map((each) => each.name)];
  return names.includes(field);
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

const INDEX_HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/assets/slds/css/bundled/slds2.cosmos.css" />
    <link rel="stylesheet" href="/assets/shell/page.css" />
    <script type="module" src="/assets/app/boot.js"></script>
  </head>
  <body class="slds-scope">
    <noscript>This page needs JavaScript.</noscript>
  </body>
</html>
`;
