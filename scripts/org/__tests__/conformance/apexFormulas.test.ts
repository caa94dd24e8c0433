/** Formulas that Apex builds and evaluates for records. */
import { apex, classes, project } from '../apex.ts';
import { guide, reference, rule } from './rule.ts';

const PAGE = guide('apex_formulaeval');
const BUILDER = reference('apex_class_formulaeval_FormulaBuilder');
const INSTANCE = reference('apex_class_formulaeval_FormulaInstance');

const build = (returns: string, formula: string, more = ''): string =>
  `FormulaEval.FormulaInstance f = Formula.builder().withType(Account.SObjectType).withReturnType(FormulaEval.FormulaReturnType.${returns}).withFormula('${formula}')${more}.build();`;

rule('C1737', 'AF1', PAGE, 'a formula is built for an object and evaluated for its records, stored or not', () => {
  apex(
    `${build('STRING', 'name & " (" & website & ")"')} System.debug(f.evaluate(new Account(Name = 'Acme', Website = 'a.example')));`
  ).prints('Acme (a.example)');
  apex(
    `insert new Account(Name = 'Acme', NumberOfEmployees = 4); ${build('BOOLEAN', 'NumberOfEmployees > 3')} Account a = [SELECT NumberOfEmployees FROM Account]; System.debug(f.evaluate(a));`
  ).prints('true');
});

rule('C1738', 'AF1', BUILDER, 'the type of the object may be a class reference, numbers are of the wanted type', () => {
  apex(
    "Object v = Formula.builder().withType(Schema.Account.class).withReturnType(FormulaEval.FormulaReturnType.DECIMAL).withFormula('NumberOfEmployees / 4').build().evaluate(new Account(NumberOfEmployees = 10)); System.debug(v instanceof Decimal); System.debug(v);"
  ).prints('true', '2.5');
  apex(
    `${build('DOUBLE', 'NumberOfEmployees / 4')} Object v = f.evaluate(new Account(NumberOfEmployees = 10)); System.debug(v instanceof Double);`
  ).prints('true');
});

rule('C1739', 'AF1', BUILDER, 'a blank number is blank, or zero where the builder says so', () => {
  apex(`${build('DECIMAL', 'NumberOfEmployees + 1')} System.debug(f.evaluate(new Account()));`).prints('null');
  apex(
    `${build('DECIMAL', 'NumberOfEmployees + 1', '.treatNumericNullAsZero(true)')} System.debug(f.evaluate(new Account()));`
  ).prints('1');
});

rule('C1740', 'AF1', BUILDER, 'a formula that is wrong or not complete is not built', () => {
  apex(build('STRING', 'Nowhere__c')).throws('System.FormulaValidationException', /Nowhere__c does not exist/);
  apex(build('BOOLEAN', 'Name')).throws('System.FormulaValidationException', /incompatible/);
  apex(build('STRING', 'LEFT(Name')).throws('System.FormulaValidationException', /Syntax error/);
  apex('Formula.builder().build();').throws('System.FormulaValidationException', /withType/);
});

rule('C1741', 'AF1', INSTANCE, 'what cannot be computed, and a record of another object, throw', () => {
  apex(`${build('DECIMAL', '1 / LEN(Name)')} f.evaluate(new Account(Name = ''));`).throws(
    'System.FormulaEvaluationException'
  );
  apex(`${build('STRING', 'Name')} f.evaluate(new Contact());`).throws('System.FormulaEvaluationException', /Contact/);
  apex(
    `insert new Account(Name = 'Acme'); ${build('STRING', 'Name & Website')} Account a = [SELECT Name FROM Account]; f.evaluate(a);`
  ).throws('System.SObjectException', /Website/);
});

rule('C1742', 'AF1', INSTANCE, 'an instance names the fields that it reads, each once', () =>
  apex(`${build('STRING', 'name & website & NAME')} System.debug(f.getReferencedFields());`).prints('{name, website}')
);

rule('C1743', 'AF1', PAGE, 'what is not part of it is refused by name when the formula is built', () => {
  for (const [returns, formula, reason] of [
    ['STRING', 'Owner.Name', /Owner\.Name|related/],
    ['STRING', 'Parent.Name', /related records/],
    ['STRING', '$User.FirstName', /global variables/],
    ['BOOLEAN', 'ISNEW()', /ISNEW/],
    ['BOOLEAN', 'ISCHANGED(Name)', /ISCHANGED/],
    ['INTEGER', '1', /INTEGER/],
    ['LONG', '1', /LONG/],
    ['ID', 'Id', /ID/]
  ] as const)
    apex(build(returns, formula)).throws('NotSupported', reason);
  project(classes('global class Yacht { global Integer length; }'))
    .run('Formula.builder().withType(Yacht.class);')
    .throws('NotSupported', /Apex objects/);
  apex(`${build('STRING', 'Name')} f.evaluate('text');`).throws('NotSupported', /records only/);
});

rule(
  'C1744',
  'AF1',
  reference('apex_class_System_Formula'),
  'recalculation, templates and globals do not compile',
  () => {
    apex('Formula.recalculateFormulas(new List<Account>());').refuses(/recalculateFormulas.* is not supported/);
    apex('Formula.builder().parseAsTemplate(true);').refuses(/parseAsTemplate.* is not supported/);
    apex('Formula.builder().withGlobalVariables(null);').refuses(/withGlobalVariables.* is not supported/);
  }
);
