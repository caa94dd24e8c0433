import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';

const SYSTEM_BROWSER = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

export interface Browser {
  readonly page: Page;
  /** What the page complained about so far: uncaught errors, refused requests, violated policies. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens a browser with a profile of its own: the system's, or the one that comes as a package. */
export async function openBrowser(viewport = { width: 1366, height: 900 }): Promise<Browser> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'browser-'));
  const { executablePath, args } = existsSync(SYSTEM_BROWSER)
    ? { executablePath: SYSTEM_BROWSER, args: FLAGS }
    : await unpackBrowser();
  const context = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args, viewport });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return {
    page,
    complaints,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    }
  };
}

/**
 * The browser that comes as a package. It brings the system libraries that a bare machine lacks, and unpacks them where this
 * variable names the cloud runtime it was made for; it reads the variable when it is loaded.
 */
async function unpackBrowser(): Promise<{ executablePath: string; args: string[] }> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return { executablePath: await packaged.executablePath(), args: [...packaged.args, ...FLAGS] };
}

const AXE_FILE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * What the accessibility rules of WCAG 2.2 A and AA find on the page, as `rule: element`.
 *
 * https://www.w3.org/TR/WCAG22/
 */
export async function findAccessibilityProblems(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the page's content security policy does not bind.
  await page.evaluate(readFileSync(AXE_FILE, 'utf8'));
  return page.evaluate(async () => {
    interface Results {
      readonly violations: {
        readonly id: string;
        readonly nodes: { readonly target: unknown[]; readonly html: string }[];
      }[];
    }
    const { axe } = globalThis as unknown as { axe: { run(context: unknown, options: object): Promise<Results> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
  });
}
