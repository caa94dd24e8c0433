/**
 * What annotations demand of a class as a whole.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_InvocableMethod.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_AuraEnabled.htm
 */
import type { Annotation, ClassDeclaration, MethodDeclaration } from '../../parse/ast.ts';
import { nameKey } from '../../../schema/apiName.ts';
import type { Report } from '../checkFailure.ts';
import { overloadedAuraEnabled, repeatedAnnotation, setUpWithAllData } from '../messages.ts';

export function checkClassShapes(declaration: ClassDeclaration, report: Report): void {
  const methods = declaration.members.filter((member) => member.kind === 'MethodDeclaration');
  for (const annotation of ['InvocableMethod', 'TestSetup']) {
    const [, second] = methods.filter((method) => isAnnotated(method, annotation));
    if (second !== undefined) report(repeatedAnnotation(annotation, second.name.origin));
  }
  const [setUp] = methods.filter((method) => isAnnotated(method, 'TestSetup'));
  const seesAll = [declaration, ...methods].some(({ modifiers }) => modifiers.annotations.some(isSeeAllData));
  if (setUp !== undefined && seesAll) report(setUpWithAllData(setUp.name.origin));
  const seen = new Set<string>();
  for (const method of methods.filter((each) => isAnnotated(each, 'AuraEnabled'))) {
    const key = nameKey(method.name.text);
    if (seen.has(key)) report(overloadedAuraEnabled(method.name.text, method.name.origin));
    seen.add(key);
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_testsetup_using.htm */
function isSeeAllData({ name, values }: Annotation): boolean {
  const isSet = values.some(
    (each) => nameKey(each.name) === 'seealldata' && String(each.value).toLowerCase() === 'true'
  );
  return nameKey(name) === 'istest' && isSet;
}

function isAnnotated(method: MethodDeclaration, annotation: string): boolean {
  return method.modifiers.annotations.some((each) => nameKey(each.name) === nameKey(annotation));
}
