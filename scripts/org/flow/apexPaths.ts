/** Members of Apex-defined values in paths: `answer.lines` to read, `answer.total` to write. */
import { ApexObject } from '../apex/values/apexObject.ts';
import type { Origin } from '../diagnostic.ts';
import { createApexObject } from './apexClasses.ts';
import type { ApexMember } from './apexClasses.ts';
import { FlowFault, faultTexts } from './flowFault.ts';
import type { FlowScope, NamedValue, Reader, Target } from './flowScope.ts';
import type { FlowValue } from './flowType.ts';
import type { Interview } from './interview.ts';
import { pathReader } from './recordFields.ts';

export function memberReader(
  scope: FlowScope,
  base: NamedValue,
  [name = '', ...rest]: readonly string[],
  path: string,
  origin: Origin
): Reader | null {
  const member = memberNamed(scope, base, name, path, origin);
  if (member === null) return null;
  const read = (interview: Interview, isLenient = false): FlowValue => {
    const target = base.read(interview, isLenient);
    if (target instanceof ApexObject) return member.read(target);
    if (isLenient) return null;
    throw new FlowFault(faultTexts.notSet(path));
  };
  if (rest.length === 0) return { type: member.type, path, read };
  return pathReader(scope, { type: member.type, read, write: null, makesRecord: false }, rest, path, origin);
}

/** Assigning a member makes the object where there is none yet; objects inside it have to be there. */
export function writeMember(
  scope: FlowScope,
  base: NamedValue,
  names: readonly string[],
  path: string,
  origin: Origin
): Target | null {
  const owners = names.slice(0, -1);
  const owner = owners.length === 0 ? base : innerOwner(scope, base, owners, path, origin);
  if (owner === null) return null;
  if (owner.type.kind !== 'Apex' || owner.type.isCollection)
    return scope.report('flow.not-assignable', `${path} cannot be assigned`, origin);
  const member = memberNamed(scope, owner, names.at(-1) ?? '', path, origin);
  if (member === null) return null;
  return {
    type: member.type,
    path,
    read(interview) {
      const target = owner.read(interview, true);
      return target instanceof ApexObject ? member.read(target) : null;
    },
    write: (interview, value) => member.write(objectOf(owner, interview, path), value)
  };
}

function innerOwner(
  scope: FlowScope,
  base: NamedValue,
  owners: readonly string[],
  path: string,
  origin: Origin
): NamedValue | null {
  const reader = memberReader(scope, base, owners, path, origin);
  return reader === null ? null : { type: reader.type, read: reader.read, write: null, makesRecord: false };
}

function objectOf(owner: NamedValue, interview: Interview, path: string): ApexObject {
  const target = owner.read(interview, true);
  if (target instanceof ApexObject) return target;
  if (!owner.makesRecord || owner.write === null || owner.type.apexClass === null)
    throw new FlowFault(faultTexts.notSet(path));
  const created = createApexObject(owner.type.apexClass);
  owner.write(interview, created);
  return created;
}

function memberNamed(
  scope: FlowScope,
  { type }: NamedValue,
  name: string,
  path: string,
  origin: Origin
): ApexMember | null {
  const member = scope.classes(type.apexClass ?? '')?.member(name);
  return (
    member ??
    scope.report(
      'flow.unknown-field',
      `${path}: ${type.apexClass ?? ''} has no member ${name} with @AuraEnabled and of a type that flows know`,
      origin
    )
  );
}
