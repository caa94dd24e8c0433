import { readdirSync, readFileSync } from 'fs';
import path from 'path';

const DOMAINS = path.resolve(__dirname, '../../main');

/** Gives components the texts of the label files, so that tests read what people read. */
export function mockCustomLabels() {
  for (const domain of readdirSync(DOMAINS)) {
    for (const file of listLabelFiles(path.join(DOMAINS, domain, 'labels'))) {
      const xml = readFileSync(file, 'utf8');
      const text = decode(/<value>([\s\S]*?)<\/value>/.exec(xml)[1]);
      const name = path.basename(file, '.label-meta.xml');
      jest.doMock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: text }), { virtual: true });
    }
  }
}

function listLabelFiles(dir) {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.label-meta.xml'))
      .map((name) => path.join(dir, name));
  } catch {
    return [];
  }
}

function decode(text) {
  return text
    .trim()
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
