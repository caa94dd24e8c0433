/** The step `target.name` for every kind of target. */
import { nameKey, parseApiName } from '../../../schema/apiName.ts';
import type { Identifier } from '../../parse/ast.ts';
import type { IrExpression, IrSObjectField } from '../../emit/ir.ts';
import { isLibrary, libraryType, listOf, mapOf, ID, SOBJECT, sobjectType, STRING, typeKey } from '../../types.ts';
import type { ApexType, ClassTypeRef } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail } from '../checkFailure.ts';
import { POLYMORPHIC_PARENT } from '../conversions.ts';
import { findLibraryType } from '../libraryCatalogue.ts';
import type { LibraryMember } from '../libraryCatalogue.ts';
import { findField, findInstanceMethods, findLibraryProperty } from '../members.ts';
import { staticFieldOnInstance, unknownLabel, unknownSObjectField, unknownVariable, unsupported } from '../messages.ts';
import { findInner } from '../resolveType.ts';
import { findSObjectMember } from '../sobjectFields.ts';
import { findTypeSymbol } from '../symbols.ts';
import { libraryTypeOf } from '../typeRelations.ts';
import { isListQuery, singleRow } from './convertValue.ts';
import { readField } from './fieldAccess.ts';
import { chain, libraryCall, SOBJECT_TYPE, token } from './irBuilders.ts';
import { resolveInNamespace } from './targets.ts';
import type { Target } from './targets.ts';

const FIELD_SET_BY_NAME = { kind: 'method', key: 'Schema.SObjectTypeFieldSets#named$(String)' } as const;
const PAGE_BY_NAME = { kind: 'static', key: 'System.PageReference#page$(String)' } as const;

export function memberOfTarget(target: Target, name: Identifier, context: BodyContext): Target {
  switch (target.kind) {
    case 'value': {
      const { value } = target;
      const isObjectToken = value.op === 'token' && value.field === null && nameKey(name.text) === 'fields';
      if (isObjectToken) return fieldsTarget(value.object, false, describeCall(value, name, context), name, context);
      if (value.op === 'token' && value.field === null) refuseParentToken(value.object, name, context);
      const cause = rowCause(value, name, context);
      return { kind: 'value', value: cause ?? memberOfValue(value, name, context) };
    }
    case 'super': {
      const parent =
        context.owner === null || context.isStatic ? null : findField(context.project, context.owner, name.text, false);
      return parent === null
        ? fail(unknownVariable(name.text, name.origin))
        : { kind: 'value', value: readField(parent, null, name, context) };
    }
    case 'type':
      return memberOfType(target, name, context);
    case 'namespace':
      return resolveInNamespace(target.name, name, context) ?? fail(unknownVariable(name.text, name.origin));
    case 'labels':
      return labelTarget(target.namespace, name, context);
    case 'pages':
      return { kind: 'value', value: pageReference(name, context) };
    case 'objects':
      return describeTarget(name, context);
    case 'describe':
      if (nameKey(name.text) === 'fields') return fieldsTarget(target.object, true, target.value, name, context);
      if (nameKey(name.text) === 'fieldsets')
        return { kind: 'fieldSets', object: target.object, value: memberOfValue(target.value, name, context) };
      refuseParentToken(target.object, name, context);
      return { kind: 'value', value: memberOfValue(target.value, name, context) };
    case 'fieldSets':
      return { kind: 'value', value: fieldSetOf(target, name, context) };
    case 'fields':
      return { kind: 'value', value: fieldOfFields(target, name, context) };
  }
}

function memberOfValue(value: IrExpression, name: Identifier, context: BodyContext): IrExpression {
  const receiver = isListQuery(value) ? (singleRow(value) ?? value) : value;
  return chain(receiver, (target) => {
    const { type } = target;
    if (type.kind === 'sobject') return sobjectMember(target, type.name, name, context);
    if (type.kind === 'class') {
      const symbol = findTypeSymbol(context.project, type);
      const field = findField(context.project, symbol, name.text, false);
      if (field !== null) return readField(field, target, name, context);
      if (findField(context.project, symbol, name.text, true) !== null)
        return fail(staticFieldOnInstance(name.text, name.origin));
    }
    const property = findLibraryProperty(context.project, type, name.text);
    if (property === null) return fail(unknownVariable(name.text, name.origin));
    refuse(property.getter, name);
    return libraryCall(property.getter.ref, target, [], property.type, name.origin);
  });
}

/** `Plan__Share.RowCause.Reason__c`: the text that stands in the rows; null for every other member. */
function rowCause(value: IrExpression, name: Identifier, { project }: BodyContext): IrExpression | null {
  if (value.op !== 'token' || value.field !== 'RowCause' || !value.object.endsWith('Share')) return null;
  const causes = project.schema.object(value.object)?.field('RowCause')?.picklist?.values ?? [];
  const wanted = [name.text, parseApiName(name.text, project.namespace).canonical].map(nameKey);
  const found = causes.find((each) => wanted.includes(nameKey(each.value)));
  if (found === undefined) return null;
  return { op: 'literal', value: found.value, type: STRING, origin: name.origin };
}

function sobjectMember(
  target: IrExpression,
  object: string | null,
  name: Identifier,
  context: BodyContext
): IrSObjectField {
  const member = findSObjectMember(context.project, object, name.text);
  if (member === null) return fail(unknownSObjectField(name.text, object ?? 'SObject', name.origin));
  const isPathStep = target.op === 'sobjectField' && target.access === 'parent';
  return {
    op: 'sobjectField',
    target,
    access: member.access,
    object: object === POLYMORPHIC_PARENT ? null : object,
    name: member.name,
    isPathStep,
    type: member.type,
    origin: name.origin
  };
}

function memberOfType(target: Target & { kind: 'type' }, name: Identifier, context: BodyContext): Target {
  const { type } = target;
  const own =
    type.kind === 'class'
      ? memberOfClass(type, name, context)
      : type.kind === 'sobject'
        ? memberOfObject(type.name, name, context)
        : memberOfLibrary(type, name, context);
  if (own !== null) return own;
  const nested = target.namespace === null ? null : resolveInNamespace(target.namespace, name, context);
  if (nested === null && target.field !== undefined)
    return { kind: 'value', value: memberOfValue(target.field, name, context) };
  return nested ?? fail(unknownVariable(name.text, name.origin));
}

function memberOfClass(type: ClassTypeRef, name: Identifier, context: BodyContext): Target | null {
  const symbol = findTypeSymbol(context.project, type);
  const constant = symbol.enumConstants.get(nameKey(name.text));
  if (constant !== undefined)
    return { kind: 'value', value: { op: 'enumConstant', owner: type, name: constant, type, origin: name.origin } };
  const field = findField(context.project, symbol, name.text, true);
  if (field !== null) return { kind: 'value', value: readField(field, null, name, context) };
  const inner = findInner(context.project, symbol, nameKey(name.text));
  return inner === null ? null : { kind: 'type', type: inner.ref, namespace: null, origin: name.origin };
}

function memberOfObject(object: string | null, name: Identifier, context: BodyContext): Target | null {
  if (object === null) return null;
  const key = nameKey(name.text);
  if (key === 'sobjecttype') return { kind: 'value', value: token(object, null, name.origin) };
  if (key === 'fieldsets') return fail(unsupported('fieldSets', 'field sets are not part of its schema', name.origin));
  const member = findSObjectMember(context.project, object, name.text);
  if (member?.access === 'field') return { kind: 'value', value: token(object, member.name, name.origin) };
  if (key === 'fields')
    return fieldsTarget(object, false, describeCall(token(object, null, name.origin), name, context), name, context);
  refuseParentToken(object, name, context);
  return null;
}

/** What `Contact.Account.Name` stands for is not documented, in none of the spellings of a token or describe. */
function refuseParentToken(object: string, name: Identifier, context: BodyContext): void {
  if (findSObjectMember(context.project, object, name.text)?.access === 'parent')
    fail(unsupported(`${object}.${name.text}`, 'field tokens through relationships', name.origin));
}

function memberOfLibrary(type: ApexType, name: Identifier, context: BodyContext): Target | null {
  if (type.kind !== 'library') return null;
  const declared = libraryTypeOf(context.project, type);
  const constant = declared.constants.find((each) => nameKey(each) === nameKey(name.text));
  if (constant !== undefined)
    return { kind: 'value', value: { op: 'enumConstant', owner: type, name: constant, type, origin: name.origin } };
  const property = declared.staticProperties.get(nameKey(name.text));
  if (property === undefined) return null;
  refuse(property, name);
  return {
    kind: 'value',
    value: libraryCall(property.ref, null, [], triggerType(type, name, context) ?? property.returnType, name.origin)
  };
}

/** In a trigger the row collections have the type of its object: `Trigger.new` is a List<Opportunity>. */
function triggerType(type: ApexType, name: Identifier, context: BodyContext): ApexType | null {
  if (!isLibrary(type, 'System.Trigger')) return null;
  const row = context.triggerObject === null ? SOBJECT : sobjectType(context.triggerObject);
  const key = nameKey(name.text);
  if (key === 'new' || key === 'old') return listOf(row);
  return key === 'newmap' || key === 'oldmap' ? mapOf(ID, row) : null;
}

function labelTarget(namespace: string | null, name: Identifier, context: BodyContext): Target {
  const { project } = context;
  const label = project.schema.label(namespace ?? project.namespace, name.text);
  if (label !== undefined) {
    return {
      kind: 'value',
      value: {
        op: 'label',
        namespace: label.name.namespace,
        name: label.name.localName,
        type: STRING,
        origin: name.origin
      }
    };
  }
  const isOwnNamespace = project.namespace !== null && nameKey(project.namespace) === nameKey(name.text);
  return namespace === null && isOwnNamespace
    ? { kind: 'labels', namespace: project.namespace, origin: name.origin }
    : fail(unknownLabel(name.text, name.origin));
}

/** `Page.Detail`: the address of a page of the project. */
function pageReference(name: Identifier, context: BodyContext): IrExpression {
  const { schema } = context.project;
  const page = schema.content.pages.find(({ localName }) => nameKey(localName) === nameKey(name.text));
  if (page === undefined) return fail(unknownVariable(name.text, name.origin));
  const { origin } = name;
  const written: IrExpression = { op: 'literal', value: page.canonical, type: STRING, origin };
  return libraryCall(PAGE_BY_NAME, null, [written], libraryType('System.PageReference'), origin);
}

/** `Schema.SObjectType.Account.fieldSets.Summary` */
function fieldSetOf(target: Target & { kind: 'fieldSets' }, name: Identifier, context: BodyContext): IrExpression {
  const { origin } = name;
  const object = context.project.schema.object(target.object);
  const found = object?.fieldSets.find((each) =>
    [each.name.canonical, each.name.localName].some((own) => nameKey(own) === nameKey(name.text))
  );
  if (found === undefined) return fail(unknownVariable(name.text, origin));
  const written: IrExpression = { op: 'literal', value: found.name.canonical, type: STRING, origin };
  return libraryCall(FIELD_SET_BY_NAME, target.value, [written], libraryType('Schema.FieldSet'), origin);
}

function describeTarget(name: Identifier, context: BodyContext): Target {
  const object = context.project.schema.object(name.text);
  if (object === undefined) {
    const type = findLibraryType(context.project.library, SOBJECT_TYPE.name);
    const property = type?.staticProperties.get(nameKey(name.text));
    if (property === undefined) return fail(unknownVariable(name.text, name.origin));
    return { kind: 'value', value: libraryCall(property.ref, null, [], property.returnType, name.origin) };
  }
  const canonical = object.name.canonical;
  return {
    kind: 'describe',
    object: canonical,
    value: describeCall(token(canonical, null, name.origin), name, context)
  };
}

/** `token.getDescribe()` of an object or field token. */
function describeCall(subject: IrExpression, name: Identifier, context: BodyContext): IrExpression {
  const method = findInstanceMethods(context.project, subject.type, 'getDescribe').find(
    (candidate) => candidate.parameterTypes.length === 0
  );
  if (method?.kind !== 'library')
    return fail(unsupported(`Describe of ${typeKey(subject.type)}`, 'its library has no getDescribe()', name.origin));
  return libraryCall(method.member.ref, subject, [], method.returnType, name.origin);
}

function fieldsTarget(
  object: string,
  isDescribe: boolean,
  describe: IrExpression,
  name: Identifier,
  context: BodyContext
): Target {
  const property = findLibraryProperty(context.project, describe.type, 'fields');
  if (property === null)
    return fail(unsupported('fields', `the library has no such property on ${typeKey(describe.type)}`, name.origin));
  return {
    kind: 'fields',
    object,
    isDescribe,
    value: libraryCall(property.getter.ref, describe, [], property.type, name.origin)
  };
}

function fieldOfFields(target: Target & { kind: 'fields' }, name: Identifier, context: BodyContext): IrExpression {
  refuseParentToken(target.object, name, context);
  const member = findSObjectMember(context.project, target.object, name.text);
  if (member?.access !== 'field') return fail(unknownSObjectField(name.text, target.object, name.origin));
  const field = token(target.object, member.name, name.origin);
  return target.isDescribe ? describeCall(field, name, context) : field;
}

export function refuse(member: LibraryMember, name: Identifier): void {
  if (member.refused !== null) fail(unsupported(member.ref.key.replace('#', '.'), member.refused, name.origin));
}
