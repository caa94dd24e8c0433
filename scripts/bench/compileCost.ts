/** Checking and emitting the package, as a multiple of the time the parser library needs for the same files. */
import { ApexParserFactory } from '@apexdevtools/apex-parser';
import { checkProject } from '../org/apex/check/checkProject.ts';
import { buildLibraryCatalogue } from '../org/apex/check/libraryCatalogue.ts';
import { emitUnit } from '../org/apex/emit/emitUnit.ts';
import { LIBRARY } from '../org/apex/lib/index.ts';
import { parseApex } from '../org/apex/parse/parseApex.ts';
import { SourceText } from '../org/apex/parse/sourceText.ts';
import { SyntaxErrorCollector } from '../org/apex/parse/syntaxErrors.ts';
import { buildSchema } from '../org/schema/buildSchema.ts';
import { readProject } from '../org/source/readProject.ts';
import { inMs, ratio, time, type Bench } from './measure.ts';

export const compileCost: Bench = {
  name: 'compile',
  run() {
    const project = readProject(['.'], { namespace: undefined });
    const sources = [...project.classes, ...project.triggers];
    const library = buildLibraryCatalogue(LIBRARY);
    const units = sources.flatMap(({ text, file, kind, apiVersion }) => {
      const { unit } = parseApex(text, file, kind);
      return unit === null ? [] : [{ file, apiVersion, unit }];
    });
    const parse = time(() => {
      for (const { text, file, kind } of sources) {
        const { parser } = ApexParserFactory.createLexerAndParser(
          text,
          new SyntaxErrorCollector(new SourceText(text, file))
        );
        if (kind === 'trigger') parser.triggerUnit();
        else parser.compilationUnit();
      }
    });
    const schema = buildSchema(project).schema;
    const check = time(() => {
      const checked = checkProject({ units, schema, library, namespace: project.namespace });
      for (const unit of checked.units) emitUnit(unit);
    });
    const files = `${sources.length} files`;
    return {
      title: 'Compiling the package',
      columns: ['time', 'of the parser library', 'aim'],
      rows: [
        { what: `parser library, ${files}`, cells: [inMs(parse), '1.00', ''] },
        { what: 'check and emit, syntax trees given', cells: [inMs(check), ratio(check, parse), '1.0'] }
      ]
    };
  }
};
