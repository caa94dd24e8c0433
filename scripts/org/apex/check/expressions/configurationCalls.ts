/**
 * Static getters of configuration objects: `Role__mdt.getAll()`, `Setting__c.getOrgDefaults()`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_metadata_types.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_settings.htm
 *
 * The library declares them once, with the object's token as first parameter; here they get the token and the object's own row type.
 */
import type { Origin } from '../../../diagnostic.ts';
import { nameKey } from '../../../schema/apiName.ts';
import type { ObjectKind } from '../../../schema/model.ts';
import type { IrExpression } from '../../emit/ir.ts';
import { libraryType, mapOf, sobjectType, STRING, typeKey } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail } from '../checkFailure.ts';
import { convertArguments } from './calls.ts';
import { findLibraryType } from '../libraryCatalogue.ts';
import { findStaticMethods } from '../members.ts';
import { unknownMethod, unsupported } from '../messages.ts';
import { selectOverload } from '../overloads.ts';
import { printSignature } from '../symbols.ts';
import { libraryCall, token } from './irBuilders.ts';
import { refuse } from './memberAccess.ts';

/** Where the library keeps the getters of each kind of configuration object. */
const GETTERS: Partial<Record<ObjectKind, string>> = {
  customMetadata: 'System.CustomMetadata',
  customSetting: 'System.CustomSettings'
};

export function configurationCall(
  object: string,
  name: string,
  args: readonly IrExpression[],
  origin: Origin,
  context: BodyContext
): IrExpression {
  const { project } = context;
  const subject = token(object, null, origin);
  const unknown = (): never =>
    fail(
      unknownMethod(
        printSignature(
          null,
          name,
          args.map((arg) => arg.type)
        ),
        object,
        origin
      )
    );
  if (nameKey(name) === 'getsobjecttype' && args.length === 0) return subject;
  const holder = GETTERS[project.schema.object(object)?.kind ?? 'standard'];
  if (holder === undefined) return unknown();
  if (findLibraryType(project.library, holder) === undefined)
    return fail(unsupported(`${object}.${name}`, `the library does not declare ${holder}`, origin));
  const selection = selectOverload(
    project,
    findStaticMethods(project, libraryType(holder), name),
    [subject, ...args].map((arg) => arg.type)
  );
  if (selection.kind !== 'one' || selection.chosen.kind !== 'library') return unknown();
  const { chosen } = selection;
  refuse(chosen.member, { text: name, origin });
  return libraryCall(
    chosen.member.ref,
    null,
    convertArguments([subject, ...args], chosen.parameterTypes, context),
    rowType(chosen.returnType, object),
    origin
  );
}

function rowType(type: ApexType, object: string): ApexType {
  if (typeKey(type) === 'SObject') return sobjectType(object);
  return typeKey(type) === 'Map<String,SObject>' ? mapOf(STRING, sobjectType(object)) : type;
}
