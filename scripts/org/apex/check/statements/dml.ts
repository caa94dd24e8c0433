/** DML statements. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_section.htm */
import type { ObjectOperations } from '../../../schema/model.ts';
import { nameKey } from '../../../schema/apiName.ts';
import { OBJECTS_WITHOUT_DML } from '../../../schema/withoutDml.ts';
import type { DmlStatement, DmlVerb } from '../../parse/ast.ts';
import type { IrDml, IrExpression } from '../../emit/ir.ts';
import { ID, isLibrary, listOf, sameType } from '../../types.ts';
import type { ApexType, SObjectTypeRef } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail } from '../checkFailure.ts';
import { checkValue } from '../expressions/checkExpression.ts';
import { dmlNotAllowed, dmlOperand, illegalAssignment, unknownSObjectField } from '../messages.ts';

/** What an object must offer for each verb. */
const REQUIRED: Readonly<Record<DmlVerb, readonly (keyof ObjectOperations)[]>> = {
  insert: ['isCreateable'],
  update: ['isUpdateable'],
  upsert: ['isCreateable', 'isUpdateable'],
  delete: ['isDeletable'],
  undelete: ['isUndeletable'],
  merge: ['isMergeable']
};

export function checkDml(statement: DmlStatement, context: BodyContext): IrDml {
  const { verb, mode, origin } = statement;
  const target = checkValue(statement.target, context);
  const row = rowOf(target.type) ?? fail(dmlOperand(target.type, target.origin));
  if (verb === 'merge' && target.type.kind !== 'sobject') return fail(dmlOperand(target.type, target.origin));
  const object = row.name === null ? undefined : context.project.schema.object(row.name);
  const isOffered = object !== undefined && REQUIRED[verb].every((operation) => object.operations[operation]);
  if (row.name !== null && (!isOffered || OBJECTS_WITHOUT_DML.has(row.name)))
    return fail(dmlNotAllowed(verb, row.name, target.origin));
  const other = statement.other === null ? null : mergeOperand(checkValue(statement.other, context), row);
  return { kind: 'dml', verb, mode, target, other, externalId: externalId(statement, row, context), origin };
}

function rowOf(type: ApexType): SObjectTypeRef | null {
  if (type.kind === 'sobject') return type;
  const element = isLibrary(type, 'System.List') ? type.args[0] : undefined;
  return element?.kind === 'sobject' ? element : null;
}

/** The duplicates of a merge: a record, an Id, or a list of either. */
function mergeOperand(other: IrExpression, row: SObjectTypeRef): IrExpression {
  const isFine = [row, ID, listOf(row), listOf(ID)].some((type) => sameType(type, other.type));
  return isFine ? other : fail(illegalAssignment(other.type, row, other.origin));
}

/** `upsert rows Account.Ext__c` and `upsert rows Ext__c`. */
function externalId(statement: DmlStatement, row: SObjectTypeRef, context: BodyContext): string | null {
  if (statement.externalId === null) return null;
  const words = statement.externalId.names
    .map((part) => part.text)
    .filter((word, index, all) => !(nameKey(word) === 'fields' && index === all.length - 2));
  const at = statement.externalId.origin;
  const name = words[words.length - 1] ?? '';
  const object = row.name === null ? undefined : context.project.schema.object(row.name);
  const isOwnObject =
    words.length === 1 ||
    (words.length === 2 && object !== undefined && context.project.schema.object(words[0] ?? '') === object);
  const field = isOwnObject ? object?.field(name) : undefined;
  if (field === undefined || !(field.isExternalId || field.type === 'id'))
    return fail(unknownSObjectField(words.join('.'), row.name ?? 'SObject', at));
  return field.name.canonical;
}
