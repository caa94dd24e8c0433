/** The plain description of a class that goes with its code: what reflection, JSON, tests and stubs need to know. */
import type { ApexType } from '../types.ts';
import { typeKey } from '../types.ts';
import type { EmittedClass, EmittedField, EmittedMethod, SupertypeName } from './emittedUnit.ts';
import { accessorId, functionOf, initializerId } from './emitUnit.ts';
import type { IrClass, IrField, IrMethod, IrParameter, IrProperty } from './ir.ts';
import { accessorName, fieldSlot } from './names.ts';
import { constructorId, methodId } from './unitEmission.ts';
import type { UnitEmission } from './unitEmission.ts';

export function describeClass(owner: IrClass, emission: UnitEmission): EmittedClass {
  const { name, kind, isAbstract, isVirtual, sharing, isTest, visibility, annotations, enumConstants } = owner;
  return {
    name,
    namespace: emission.unit.namespace,
    kind,
    superclass: owner.superclass === null ? null : supertypeName(owner.superclass),
    interfaces: owner.interfaces.map(supertypeName),
    isAbstract,
    isVirtual,
    sharing,
    isTest,
    visibility,
    annotations,
    fields: describeFields(owner, emission),
    methods: owner.methods.map((method) => describeMethod(method, owner, emission)),
    constructors: owner.constructors.map(({ ref, parameters, visibility: visible }) => ({
      key: ref.key,
      parameters: describeParameters(parameters),
      visibility: visible,
      function: functionOf(constructorId(owner.name, ref.key), emission)
    })),
    enumConstants,
    bridges: (owner.bridges ?? []).map(({ calledAs, method }) => ({ calledAs, key: method.key })),
    staticInit: owner.staticInit.map((_each, index) => functionOf(initializerId(owner, '<clinit>', index), emission)),
    instanceInit: owner.instanceInit.map((_each, index) => functionOf(initializerId(owner, '<init>', index), emission))
  };
}

function supertypeName(type: ApexType): SupertypeName {
  return {
    name: type.kind === 'library' && type.args.length === 0 ? type.name : typeKey(type),
    isProject: type.kind === 'class'
  };
}

/** In the order of the source, fields and properties mixed. */
function describeFields(owner: IrClass, emission: UnitEmission): EmittedField[] {
  const members = [...owner.fields, ...owner.properties].sort(
    (a, b) => a.origin.line - b.origin.line || a.origin.column - b.origin.column
  );
  return members.map((member) => ({
    name: member.name,
    type: typeKey(member.type),
    slot: fieldSlot({ owner: owner.name, name: member.name }),
    isStatic: member.isStatic,
    isFinal: 'isFinal' in member && member.isFinal,
    isTransient: member.isTransient,
    visibility: member.visibility,
    annotations: member.annotations,
    property: isProperty(member) ? describeProperty(member, owner, emission) : null
  }));
}

function isProperty(member: IrField | IrProperty): member is IrProperty {
  return 'getter' in member;
}

function describeProperty(property: IrProperty, owner: IrClass, emission: UnitEmission): EmittedField['property'] {
  const { getter, setter } = property;
  const functionFor = (which: 'get' | 'set'): number | null =>
    emission.knownFunction(accessorId(owner, which, property.name));
  return {
    getter: getter === null ? null : accessorName('get', property, owner.name),
    setter: setter === null ? null : accessorName('set', property, owner.name),
    getterVisibility: getter?.visibility ?? null,
    setterVisibility: setter?.visibility ?? null,
    getterFunction: functionFor('get'),
    setterFunction: functionFor('set')
  };
}

function describeMethod(method: IrMethod, owner: IrClass, emission: UnitEmission): EmittedMethod {
  const { ref, isStatic, isAbstract, isVirtual, isOverride, visibility, annotations, isTestMethod } = method;
  return {
    name: ref.name,
    key: ref.key,
    parameters: describeParameters(method.parameters),
    returnType: typeKey(method.returnType),
    isStatic,
    isAbstract,
    isVirtual,
    isOverride,
    visibility,
    annotations,
    isTestMethod,
    function: method.body === null ? null : functionOf(methodId(owner.name, ref.key), emission)
  };
}

function describeParameters(parameters: readonly IrParameter[]): { name: string; type: string }[] {
  return parameters.map(({ name, type }) => ({ name, type: typeKey(type) }));
}
