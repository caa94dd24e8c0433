/** The people who can sign in to a served org, made with its first start. */
import { assignPermissions } from '../access/seed.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { createApiName } from '../schema/apiName.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { executeWrite } from '../write/executeWrite.ts';
import type { Persona } from './demo.ts';
import { fieldFromJson } from './fieldJson.ts';
import type { Runtime } from './runtime.ts';
import { writeOrThrow } from './runtimeServices.ts';

/** Saves the users that are not there yet and gives them their permission sets. Answers user Ids by key. */
export function ensurePersonas(runtime: Runtime, personas: readonly Persona[]): ReadonlyMap<string, string> {
  return new Map(
    personas.map((persona) => [persona.key, findPersona(runtime, persona) ?? createPersona(runtime, persona)])
  );
}

/** Gives the first administrator the name of the persona that has no profile of its own. */
export function nameAdministrator(runtime: Runtime, personas: readonly Persona[]): void {
  const values = personas.find((persona) => persona.profile === undefined)?.user;
  if (values === undefined) return;
  const record = new ApexSObject(requireObject(runtime, 'User'));
  record.id = runtime.org.seeded.adminUserId;
  writeFields(record, values, 'administrator');
  asAdministrator(runtime, (access) =>
    writeOrThrow({
      operation: 'update',
      records: [record],
      access,
      allOrNone: true,
      externalIdField: null,
      master: null
    })
  );
}

/** Hands the records of an object to the personas in turn, in the order in which they were created. */
export function distributeOwners(runtime: Runtime, objectName: string, ownerIds: readonly string[]): void {
  const { org } = runtime;
  const object = requireObject(runtime, objectName);
  const ownerField = object.field('OwnerId');
  if (ownerField === undefined || ownerIds.length === 0) return;
  const ids = Array.from(org.store.scan(object), (row) => String(row[0]));
  for (let from = 0; from < ids.length; from += 200) {
    const records = ids.slice(from, from + 200).map((id, index) => {
      const record = new ApexSObject(object);
      record.id = id;
      record.write(ownerField, ownerIds[(from + index) % ownerIds.length] ?? null);
      return record;
    });
    asAdministrator(runtime, (access) => {
      executeWrite({ operation: 'update', records, access, allOrNone: true, externalIdField: null, master: null });
    });
  }
}

function findPersona({ org }: Runtime, { user, profile }: Persona): string | null {
  if (user === undefined || profile === undefined) return org.seeded.adminUserId;
  const object = org.schema.object('User');
  const username = object?.field('Username');
  if (object === undefined || username === undefined) return null;
  for (const row of org.store.lookup(object, username.slot, String(user['Username']).toLowerCase()))
    return String(row[0]);
  return null;
}

function createPersona(runtime: Runtime, persona: Persona): string {
  const { org, compiled } = runtime;
  const profileId = org.seeded.profileIds.get(persona.profile ?? '');
  if (profileId === undefined)
    throw new Error(`The persona ${persona.key} names no profile of the org: ${persona.profile ?? ''}`);
  const object = requireObject(runtime, 'User');
  const record = new ApexSObject(object);
  writeFields(record, { ...persona.user, ProfileId: profileId }, persona.key);
  asAdministrator(runtime, (access) =>
    writeOrThrow({
      operation: 'insert',
      records: [record],
      access,
      allOrNone: true,
      externalIdField: null,
      master: null
    })
  );
  const id = record.id ?? '';
  for (const name of persona.permissionSets) {
    const { canonical } = createApiName(compiled.project.namespace, name);
    asAdministrator(runtime, () => assignPermissions(org, org.seeded, id, canonical));
  }
  return id;
}

function writeFields(record: ApexSObject, values: Readonly<Record<string, unknown>>, key: string): void {
  for (const [name, value] of Object.entries(values)) {
    const field = record.schema.field(name);
    if (field === undefined) throw new Error(`The persona ${key} names an unknown field of User: ${name}`);
    record.write(field, fieldFromJson(field, value));
  }
}

function asAdministrator(runtime: Runtime, work: (access: Parameters<typeof executeWrite>[0]['access']) => void): void {
  const { org } = runtime;
  org.transact({ userId: org.seeded.adminUserId, quiddity: 'REST' }, ({ user }) =>
    work({ user, mode: 'system', sharing: 'without' })
  );
}

function requireObject({ org }: Runtime, name: string): ObjectSchema {
  const object = org.schema.object(name);
  if (object === undefined) throw new Error(`The org has no object ${name}.`);
  return object;
}
