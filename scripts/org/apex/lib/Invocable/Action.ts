/**
 * Invocable actions called from Apex: flows and invocable methods of the project, once for all invocations.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Invocable_Action.htm
 */
import { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import { refuse } from '../refusal.ts';
import { services } from '../services.ts';
import type { ActionError, ActionKind } from '../services.ts';

const ACTION = 'Invocable.Action';
const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const VALUES = RuntimeType.of('Map<String,Object>');

const KINDS: Readonly<Record<string, ActionKind>> = { apex: 'apex', flow: 'flow' };

/** The documents say neither what is thrown nor with which text: see DIFFERENCES.md IA1. */
export const NO_INVOCATION = 'Call addInvocation before setting a parameter';

function copyOf(values: ApexMap): ApexMap {
  return new ApexMap(
    VALUES,
    Array.from(values.entries(), ({ key, value }) => [key, value] as const)
  );
}

export class ActionValue {
  readonly type = RuntimeType.of(ACTION);
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  invocations: ApexMap[] = [];

  constructor(kind: string, namespace: string | null, name: string) {
    this.kind = kind;
    this.namespace = namespace;
    this.name = name;
  }

  toString(): string {
    return `${ACTION}[${this.kind}/${this.name}]`;
  }
}

export class ActionErrorValue {
  readonly type = RuntimeType.of(`${ACTION}.Error`);
  readonly error: ActionError;

  constructor(error: ActionError) {
    this.error = error;
  }

  toString(): string {
    return `${this.type.name}[${this.error.code}: ${this.error.message}]`;
  }
}

interface ResultParts {
  readonly action: ActionValue | null;
  readonly isSuccess: boolean;
  readonly inputs: ApexMap;
  readonly outputs: ApexMap;
  readonly errors: readonly ActionErrorValue[];
}

export class ActionResultValue {
  readonly type = RuntimeType.of(`${ACTION}.Result`);
  readonly parts: ResultParts;

  constructor(parts: ResultParts) {
    this.parts = parts;
  }

  toString(): string {
    return `${this.type.name}[isSuccess=${this.parts.isSuccess}]`;
  }
}

export function emptyValues(): ApexMap {
  return new ApexMap(VALUES);
}

function create(kind: string | null, namespace: string | null, name: string | null): ActionValue {
  return new ActionValue(required(kind), namespace, required(name));
}

function setParameter(self: ActionValue, name: string | null, value: unknown): ActionValue {
  const last = self.invocations.at(-1) ?? throwApex('System.IllegalArgumentException', NO_INVOCATION);
  last.put(required(name), value);
  return self;
}

function setInvocations(self: ActionValue, invocations: ApexList | null): ActionValue {
  self.invocations = required(invocations).items.map((each) => copyOf(required(each as ApexMap | null)));
  return self;
}

function invoke(self: ActionValue): ApexList {
  const { namespace, name, invocations } = self;
  const kind =
    KINDS[self.kind.toLowerCase()] ?? refuse(`An invocable action of type ${self.kind}`, 'only flows and Apex run');
  const outcomes = services().runAction({
    kind,
    namespace,
    name,
    invocations: invocations.map(
      (each) => new Map(Array.from(each.entries(), ({ key, value }) => [String(key), value]))
    )
  });
  return new ApexList(
    RuntimeType.of(`List<${ACTION}.Result>`),
    outcomes.map(
      ({ errors, outputs }, index) =>
        new ActionResultValue({
          action: self,
          isSuccess: errors.length === 0,
          inputs: copyOf(invocations[index] ?? emptyValues()),
          outputs: new ApexMap(VALUES, outputs),
          errors: errors.map((each) => new ActionErrorValue(each))
        })
    )
  );
}

export const ACTION_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: ACTION,
    doc: `${REFERENCE}apex_class_Invocable_Action.htm`,
    statics: {
      'Invocable.Action createCustomAction(String type, String name)': (kind: string | null, name: string | null) =>
        create(kind, null, name),
      'Invocable.Action createCustomAction(String type, String namespace, String name)': create
    },
    methods: {
      'Invocable.Action addInvocation()': (self: ActionValue) => {
        self.invocations.push(emptyValues());
        return self;
      },
      'Invocable.Action clearInvocations()': (self: ActionValue) => {
        self.invocations = [];
        return self;
      },
      'List<Map<String,Object>> getInvocations()': (self: ActionValue) =>
        new ApexList(RuntimeType.of('List<Map<String,Object>>'), self.invocations),
      'String getName()': (self: ActionValue) => self.name,
      'String getNamespace()': (self: ActionValue) => self.namespace,
      'String getType()': (self: ActionValue) => self.kind,
      'List<Invocable.Action.Result> invoke()': invoke,
      'Boolean isStandard()': () => false,
      'Invocable.Action setInvocationParameter(String name, Object value)': setParameter,
      'Invocable.Action setInvocations(List<Map<String,Object>> invocations)': setInvocations
    },
    refused: {
      'Invocable.Action createStandardAction(String type)': 'actions of the platform run in flows only',
      'Object describe()': 'actions are not described'
    }
  }),
  defineType({
    name: `${ACTION}.Result`,
    doc: `${REFERENCE}apex_class_Invocable_Action_Result.htm`,
    methods: {
      'Invocable.Action getAction()': ({ parts }: ActionResultValue) => parts.action,
      'List<Invocable.Action.Error> getErrors()': ({ parts }: ActionResultValue) =>
        new ApexList(RuntimeType.of(`List<${ACTION}.Error>`), [...parts.errors]),
      'Map<String,Object> getInvocationParameters()': ({ parts }: ActionResultValue) => parts.inputs,
      'Map<String,Object> getOutputParameters()': ({ parts }: ActionResultValue) => parts.outputs,
      'Boolean isSuccess()': ({ parts }: ActionResultValue) => parts.isSuccess
    }
  }),
  defineType({
    name: `${ACTION}.Error`,
    doc: `${REFERENCE}apex_class_Invocable_Action_Error.htm`,
    methods: {
      'String getCode()': ({ error }: ActionErrorValue) => error.code,
      'String getMessage()': ({ error }: ActionErrorValue) => error.message
    }
  })
];
