/**
 * Custom metadata records as code builds them for a deployment. Nothing is deployed from code: that is refused by name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_Metadata.htm
 */
import { ApexList } from '../../values/apexList.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { beanProperties, BeanValue } from '../bean.ts';
import type { BeanFields } from '../bean.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import { refuse } from '../refusal.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const NO_DEPLOYMENT = 'metadata is not deployed from code';
const METADATA_LIST = RuntimeType.of('List<Metadata.Metadata>');

function holder(name: string, page: string, fields: BeanFields, base?: string): LibraryTypeDeclaration {
  const lists = Object.entries(fields).filter(([field]) => field === 'values');
  return defineType({
    name: `Metadata.${name}`,
    doc: `${REFERENCE}${page}`,
    ...(base === undefined ? {} : { extends: `Metadata.${base}` }),
    constructors: {
      [`${name}()`]: () =>
        new BeanValue(
          `Metadata.${name}`,
          Object.fromEntries(lists.map(([field, type]) => [field, new ApexList(RuntimeType.of(type))]))
        )
    },
    ...beanProperties(fields)
  });
}

class DeployContainerValue {
  readonly type = RuntimeType.of('Metadata.DeployContainer');
  readonly records = new ApexList(METADATA_LIST);

  toString(): string {
    return `Metadata.DeployContainer[${this.records.size}]`;
  }

  remove(isGone: (record: BeanValue) => boolean): boolean {
    const index = this.records.items.findIndex((each) => isGone(each as BeanValue));
    if (index >= 0) this.records.remove(index);
    return index >= 0;
  }
}

export const METADATA_TYPES: readonly LibraryTypeDeclaration[] = [
  holder('Metadata', 'apex_class_Metadata_Metadata.htm', { fullName: 'String' }),
  holder(
    'CustomMetadata',
    'apex_class_Metadata_CustomMetadata.htm',
    {
      description: 'String',
      label: 'String',
      protected_x: 'Boolean',
      values: 'List<Metadata.CustomMetadataValue>'
    },
    'Metadata'
  ),
  holder('CustomMetadataValue', 'apex_class_Metadata_CustomMetadataValue.htm', { field: 'String', value: 'Object' }),
  holder('DeployMessage', 'apex_class_Metadata_DeployMessage.htm', {
    changed: 'Boolean',
    columnNumber: 'Integer',
    componentType: 'String',
    created: 'Boolean',
    createdDate: 'Datetime',
    deleted: 'Boolean',
    fileName: 'String',
    fullName: 'String',
    id: 'String',
    lineNumber: 'Integer',
    problem: 'String',
    problemType: 'Metadata.DeployProblemType',
    success: 'Boolean'
  }),
  holder('DeployDetails', 'apex_class_Metadata_DeployDetails.htm', {
    componentFailures: 'List<Metadata.DeployMessage>',
    componentSuccesses: 'List<Metadata.DeployMessage>'
  }),
  holder('DeployResult', 'apex_class_Metadata_DeployResult.htm', {
    canceledBy: 'String',
    canceledByName: 'String',
    checkOnly: 'Boolean',
    completedDate: 'Datetime',
    createdBy: 'String',
    createdByName: 'String',
    createdDate: 'Datetime',
    details: 'Metadata.DeployDetails',
    done: 'Boolean',
    errorMessage: 'String',
    errorStatusCode: 'System.StatusCode',
    id: 'Id',
    ignoreWarnings: 'Boolean',
    lastModifiedDate: 'Datetime',
    messages: 'List<Metadata.DeployMessage>',
    numberComponentErrors: 'Integer',
    numberComponentsDeployed: 'Integer',
    numberComponentsTotal: 'Integer',
    rollbackOnError: 'Boolean',
    startDate: 'Datetime',
    stateDetail: 'String',
    status: 'Metadata.DeployStatus',
    success: 'Boolean'
  }),
  defineType({
    name: 'Metadata.DeployContainer',
    doc: `${REFERENCE}apex_class_Metadata_DeployContainer.htm`,
    constructors: { 'DeployContainer()': () => new DeployContainerValue() },
    methods: {
      'void addMetadata(Metadata.Metadata md)': (self: DeployContainerValue, md: BeanValue | null) =>
        self.records.add(required(md)),
      'List<Metadata.Metadata> getMetadata()': (self: DeployContainerValue) => self.records,
      'Boolean removeMetadata(Metadata.Metadata md)': (self: DeployContainerValue, md: BeanValue | null) =>
        self.remove((each) => each === required(md)),
      'Boolean removeMetadataByFullName(String fullName)': (self: DeployContainerValue, fullName: string | null) =>
        self.remove((each) => each.text('fullName') === required(fullName))
    }
  }),
  defineType({
    name: 'Metadata.DeployCallbackContext',
    doc: `${REFERENCE}apex_class_Metadata_DeployCallbackContext.htm`,
    constructors: { 'DeployCallbackContext()': () => new BeanValue('Metadata.DeployCallbackContext') },
    methods: { 'Id getCallbackJobId()': () => null }
  }),
  defineType({
    name: 'Metadata.DeployCallback',
    doc: `${REFERENCE}apex_interface_Metadata_DeployCallback.htm`,
    kind: 'interface',
    abstracts: ['void handleResult(Metadata.DeployResult result, Metadata.DeployCallbackContext context)']
  }),
  defineType({
    name: 'Metadata.Operations',
    doc: `${REFERENCE}apex_class_Metadata_Operations.htm`,
    // Refused when they run, so that code around them can be run.
    statics: {
      'Id enqueueDeployment(Metadata.DeployContainer container, Metadata.DeployCallback callback)': () =>
        refuse('Metadata.Operations.enqueueDeployment', NO_DEPLOYMENT),
      'List<Metadata.Metadata> retrieve(Metadata.MetadataType type, List<String> fullNames)': () =>
        refuse('Metadata.Operations.retrieve', NO_DEPLOYMENT)
    }
  })
];
