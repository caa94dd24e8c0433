/** Starting autolaunched flows from Apex. */
import { RuntimeType } from '../../values/runtimeType.ts';
import type { ApexMap } from '../../values/apexMap.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { services } from '../services.ts';
import type { FlowInterview } from '../services.ts';

class InterviewValue {
  readonly type = RuntimeType.of('Flow.Interview');
  readonly interview: FlowInterview;

  constructor(interview: FlowInterview) {
    this.interview = interview;
  }
}

function create(namespace: string | null, name: string | null, inputs: ApexMap | null): InterviewValue {
  const given =
    inputs === null ? [] : [...inputs.entries()].map(({ key, value }): [string, unknown] => [String(key), value]);
  return new InterviewValue(services().createInterview(namespace, required(name), new Map(given)));
}

export const FlowInterviewType = defineType({
  name: 'Flow.Interview',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/flow_interview_class.htm',
  statics: {
    'Flow.Interview createInterview(String flowName, Map<String,Object> inputVariables)': (
      name: string | null,
      inputs: ApexMap | null
    ) => create(null, name, inputs),
    'Flow.Interview createInterview(String namespace, String flowName, Map<String,Object> inputVariables)': (
      namespace: string | null,
      name: string | null,
      inputs: ApexMap | null
    ) => create(namespace, name, inputs)
  },
  methods: {
    'void start()': (self: InterviewValue) => self.interview.start(),
    'Object getVariableValue(String variableName)': (self: InterviewValue, name: string | null) =>
      self.interview.variable(required(name))
  }
});
