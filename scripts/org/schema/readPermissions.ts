/** Profiles, permission sets, their groups and custom permissions. */
import type { Diagnostic, Origin } from '../diagnostic.ts';
import { createError } from '../diagnostic.ts';
import { readElement } from '../source/elementRules.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import type { Component, Project } from '../source/project.ts';
import { nameKey } from './apiName.ts';
import { licenseNamed } from './licenses.ts';
import type {
  CustomPermissionSchema,
  FieldPermission,
  FieldSchema,
  ObjectPermission,
  ObjectSchema,
  PermissionContainer
} from './model.ts';
import { CUSTOM_PERMISSION, PERMISSION_SET_GROUP } from './objectRules.ts';
import { PERMISSION_SET_RULES, PROFILE_RULES } from './permissionRules.ts';
import { parseDeveloperName } from './readCustomObject.ts';

export interface PermissionContext {
  readonly project: Project;
  readonly findObject: (name: string) => ObjectSchema | undefined;
  readonly diagnostics: Diagnostic[];
}

export function readCustomPermissions(context: PermissionContext): readonly CustomPermissionSchema[] {
  const { project, diagnostics } = context;
  const permissions = project.components
    .filter((each) => each.type === 'CustomPermission')
    .map((each) => {
      const node = readElement('CustomPermission', each.element, CUSTOM_PERMISSION, diagnostics);
      const requires = node
        .groups('requiredPermission')
        .map((part) => parseDeveloperName(part.text('customPermission') ?? '', project.namespace).canonical);
      return {
        name: parseDeveloperName(each.fullName, project.namespace),
        label: node.text('label') ?? each.fullName,
        requires
      };
    });
  return permissions.toSorted((left, right) => (left.name.canonical < right.name.canonical ? -1 : 1));
}

/** In the order profiles, permission sets, muting ones, groups, each by name. */
export function readPermissionContainers(
  customPermissions: readonly CustomPermissionSchema[],
  context: PermissionContext
): readonly PermissionContainer[] {
  const of = (type: string): readonly Component[] =>
    context.project.components
      .filter((each) => each.type === type)
      .toSorted((left, right) => (left.fullName < right.fullName ? -1 : 1));
  const containers = [
    ...of('Profile').map((each) => readContainer('profile', each, customPermissions, context)),
    ...of('PermissionSet').map((each) => readContainer('permissionSet', each, customPermissions, context)),
    ...of('MutingPermissionSet').map((each) => readContainer('mutingPermissionSet', each, customPermissions, context))
  ];
  const groups = of('PermissionSetGroup').map((each) => readGroup(each, containers, context));
  return [...containers, ...groups];
}

function readGroup(
  component: Component,
  known: readonly PermissionContainer[],
  context: PermissionContext
): PermissionContainer {
  const node = readElement('PermissionSetGroup', component.element, PERMISSION_SET_GROUP, context.diagnostics);
  const named = (element: string, kind: PermissionContainer['kind']): readonly string[] =>
    node.texts(element).map((each) => {
      const { canonical } = parseDeveloperName(each, context.project.namespace);
      if (!known.some((candidate) => candidate.kind === kind && candidate.name.canonical === canonical))
        fault(context, `${component.fullName} contains the unknown permission set ${each}`, node.originOf(element));
      return canonical;
    });
  return {
    name: parseDeveloperName(component.fullName, context.project.namespace),
    label: node.text('label') ?? component.fullName,
    kind: 'permissionSetGroup',
    license: null,
    objects: [],
    fields: [],
    classes: [],
    customPermissions: [],
    userPermissions: [],
    members: named('permissionSets', 'permissionSet'),
    muting: named('mutingPermissionSets', 'mutingPermissionSet'),
    recordTypes: [],
    defaultRecordTypes: [],
    setupObjects: []
  };
}

function readContainer(
  kind: 'profile' | 'permissionSet' | 'mutingPermissionSet',
  component: Component,
  customPermissions: readonly CustomPermissionSchema[],
  context: PermissionContext
): PermissionContainer {
  const isProfile = kind === 'profile';
  const rules = isProfile ? PROFILE_RULES : PERMISSION_SET_RULES;
  const node = readElement(component.type, component.element, rules, context.diagnostics);
  const label = isProfile ? component.fullName : node.text('label');
  if (label === null)
    fault(context, `The permission set ${component.fullName} needs <label>`, component.element.origin);
  const license = isProfile ? node.text('userLicense') : (node.text('license') ?? node.text('userLicense'));
  const objects = node.groups('objectPermissions').flatMap((each) => readObjectPermission(each, kind, context));
  checkLicense(license, objects, component, context);
  return {
    name: isProfile
      ? parseDeveloperName(component.fullName, null)
      : parseDeveloperName(component.fullName, context.project.namespace),
    label: label ?? component.fullName,
    kind,
    license,
    objects,
    fields: node.groups('fieldPermissions').flatMap((each) => readFieldPermission(each, kind, context)),
    classes: readClasses(node, context),
    customPermissions: readCustomGrants(node, customPermissions, context),
    userPermissions: enabledNames(node, 'userPermissions', 'name').map((each) => each.name),
    members: [],
    muting: [],
    recordTypes: node
      .groups('recordTypeVisibilities')
      .filter((each) => each.flag('visible') === true)
      .flatMap((each) => each.text('recordType') ?? []),
    defaultRecordTypes: node
      .groups('recordTypeVisibilities')
      .filter((each) => kind === 'profile' && each.flag('default') === true)
      .flatMap((each) => each.text('recordType') ?? []),
    setupObjects: [
      ...enabledNames(node, 'customMetadataTypeAccesses', 'name'),
      ...enabledNames(node, 'customSettingAccesses', 'name')
    ].flatMap(({ name, origin }) => {
      const object = context.findObject(name);
      if (object === undefined) fault(context, `There is no object ${name} in this org`, origin);
      return object === undefined ? [] : [object.name.canonical];
    })
  };
}

/** Licences the local org has no users of are refused, and so is what users of a licence can never be granted. */
function checkLicense(
  name: string | null,
  objects: readonly ObjectPermission[],
  component: Component,
  context: PermissionContext
): void {
  if (name === null) return;
  const license = licenseNamed(name);
  if (license === undefined) {
    fault(
      context,
      `The licence ${name} of ${component.fullName} is not supported by the local org`,
      component.element.origin
    );
    return;
  }
  for (const each of objects) {
    const forbidden = [...license.forbiddenOperations].find((operation) => each[operation]);
    if (forbidden !== undefined)
      fault(context, `The licence ${name} does not allow ${forbidden} on ${each.object}`, component.element.origin);
  }
}

function enabledNames(node: MetadataNode, element: string, part: string): readonly { name: string; origin: Origin }[] {
  return node
    .groups(element)
    .filter((each) => each.flag('enabled') === true)
    .flatMap((each) => {
      const name = each.text(part);
      return name === null ? [] : [{ name, origin: each.originOf(part) }];
    });
}

function readClasses(node: MetadataNode, context: PermissionContext): readonly string[] {
  const { classes, namespace } = context.project;
  return enabledNames(node, 'classAccesses', 'apexClass').map(({ name, origin }) => {
    const parsed = parseDeveloperName(name, namespace);
    const isKnown = classes.some((each) => nameKey(each.name) === nameKey(parsed.localName));
    if (!isKnown) fault(context, `There is no Apex class ${name} in this org`, origin);
    return parsed.canonical;
  });
}

function readCustomGrants(
  node: MetadataNode,
  known: readonly CustomPermissionSchema[],
  context: PermissionContext
): readonly string[] {
  return enabledNames(node, 'customPermissions', 'name').map(({ name, origin }) => {
    const { canonical } = parseDeveloperName(name, context.project.namespace);
    if (!known.some((each) => nameKey(each.name.canonical) === nameKey(canonical))) {
      fault(context, `There is no custom permission ${name} in this org`, origin);
    }
    return canonical;
  });
}

/** A grant may not outrun what it depends on, as the platform demands on deploy. */
const DEPENDS: readonly (readonly [keyof ObjectPermission, keyof ObjectPermission])[] = [
  ['create', 'read'],
  ['edit', 'read'],
  ['delete', 'edit'],
  ['viewAll', 'read'],
  ['modifyAll', 'viewAll'],
  ['modifyAll', 'delete']
];

function readObjectPermission(
  node: MetadataNode,
  kind: PermissionContainer['kind'],
  context: PermissionContext
): readonly ObjectPermission[] {
  const name = node.text('object') ?? '';
  const object = context.findObject(name);
  if (object === undefined) {
    fault(context, `There is no object ${name} in this org`, node.originOf('object'));
    return [];
  }
  const permission: ObjectPermission = {
    object: object.name.canonical,
    create: node.flag('allowCreate') ?? false,
    read: node.flag('allowRead') ?? false,
    edit: node.flag('allowEdit') ?? false,
    delete: node.flag('allowDelete') ?? false,
    viewAll: node.flag('viewAllRecords') ?? false,
    modifyAll: node.flag('modifyAllRecords') ?? false
  };
  for (const [granted, needed] of DEPENDS) {
    if (kind !== 'mutingPermissionSet' && permission[granted] === true && permission[needed] === false) {
      fault(context, `Permission ${granted} on ${name} depends on permission ${needed}`, node.element.origin);
    }
  }
  return [permission];
}

/** Public projects deploy permissions on names and on fields that nobody can write: nothing comes of them. */
function takesPermissionInVain({ isNameField, isNillable, isCreateable, isUpdateable }: FieldSchema): boolean {
  return isNameField || (isNillable && !isCreateable && !isUpdateable);
}

function readFieldPermission(
  node: MetadataNode,
  kind: PermissionContainer['kind'],
  context: PermissionContext
): readonly FieldPermission[] {
  const path = node.text('field') ?? '';
  const cut = path.indexOf('.');
  const object = context.findObject(path.slice(0, cut));
  const field = object?.field(path.slice(cut + 1));
  if (cut < 0 || object === undefined || field === undefined) {
    fault(context, `There is no field ${path} in this org`, node.originOf('field'));
    return [];
  }
  if (!field.isPermissionable) {
    if (takesPermissionInVain(field)) return [];
    fault(context, `You cannot deploy to a required field: ${path}`, node.originOf('field'));
    return [];
  }
  const read = node.flag('readable') ?? false;
  const edit = node.flag('editable') ?? false;
  if (edit && !read && kind !== 'mutingPermissionSet')
    fault(context, `Field ${path} cannot be editable without being readable`, node.element.origin);
  return [field, ...partsOfAddress(object, field)].map((each) => ({
    object: object.name.canonical,
    field: each.name.canonical,
    read,
    edit
  }));
}

const ADDRESS_PARTS = [
  'Street',
  'City',
  'State',
  'PostalCode',
  'Country',
  'StateCode',
  'CountryCode',
  'Latitude',
  'Longitude',
  'GeocodeAccuracy'
];

/** One permission of a compound address covers its parts. */
function partsOfAddress(object: ObjectSchema, field: FieldSchema): readonly FieldSchema[] {
  if (field.type !== 'address') return [];
  const stem = field.name.localName.replace(/Address$/, '');
  return ADDRESS_PARTS.flatMap((part) => object.field(`${stem}${part}`) ?? []);
}

function fault(context: PermissionContext, message: string, origin: Origin): void {
  context.diagnostics.push(createError('schema.permission', message, origin));
}
