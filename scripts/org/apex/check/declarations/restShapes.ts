/**
 * What Apex REST demands of a class and its methods.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_methods.htm
 */
import type { ClassDeclaration, MethodDeclaration } from '../../parse/ast.ts';
import { nameKey } from '../../../schema/apiName.ts';
import type { Report } from '../checkFailure.ts';
import { exposedShape, repeatedAnnotation, restMapping, restResourceShape } from '../messages.ts';
import { HTTP_ANNOTATIONS } from './annotations.ts';

const WITHOUT_BODY: ReadonlySet<string> = new Set(['HttpGet', 'HttpDelete']);
const MAPPING = /^\//;

export function checkRestShapes(declaration: ClassDeclaration, report: Report): void {
  const { annotations } = declaration.modifiers;
  const resource = annotations.find(({ name }) => nameKey(name) === 'restresource');
  const methods = declaration.members.filter((member) => member.kind === 'MethodDeclaration');
  if (resource !== undefined) {
    const mapping = resource.values.find(({ name }) => nameKey(name) === 'urlmapping')?.value;
    if (typeof mapping !== 'string' || !MAPPING.test(mapping)) report(restMapping(resource.origin));
    if (!hasWord(declaration, 'global')) report(restResourceShape(resource.origin));
  }
  for (const annotation of HTTP_ANNOTATIONS) {
    const [first, second] = methods.filter((method) =>
      method.modifiers.annotations.some(({ name }) => nameKey(name) === nameKey(annotation))
    );
    if (first === undefined) continue;
    const at = first.name.origin;
    if (resource === undefined) report(exposedShape(annotation, 'in a class with @RestResource', at));
    if (!hasWord(first, 'global') || !hasWord(first, 'static'))
      report(exposedShape(annotation, 'global and static', at));
    if (WITHOUT_BODY.has(annotation) && first.parameters.length > 0)
      report(exposedShape(annotation, 'without parameters', at));
    if (second !== undefined) report(repeatedAnnotation(annotation, second.name.origin));
  }
}

function hasWord(declaration: ClassDeclaration | MethodDeclaration, wanted: string): boolean {
  return declaration.modifiers.words.some(({ word }) => word === wanted);
}
