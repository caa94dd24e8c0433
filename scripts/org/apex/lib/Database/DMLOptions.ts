import type { SaveOptions } from '../../../write/contract.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { defineType } from '../library.ts';

/** Options for duplicate rules; what is not set is false. */
export class DuplicateRuleHeaderValue {
  readonly type = RuntimeType.of('Database.DMLOptions.DuplicateRuleHeader');
  allowSave: boolean | null = null;
  runAsCurrentUser: boolean | null = null;

  toString(): string {
    return `Database.DMLOptions.DuplicateRuleHeader[allowSave=${this.allowSave};runAsCurrentUser=${this.runAsCurrentUser}]`;
  }
}

export class AssignmentRuleHeaderValue {
  readonly type = RuntimeType.of('Database.DMLOptions.AssignmentRuleHeader');
  useDefaultRule: boolean | null = null;

  toString(): string {
    return `Database.DMLOptions.AssignmentRuleHeader[useDefaultRule=${this.useDefaultRule}]`;
  }
}

export class DMLOptionsValue {
  readonly type = RuntimeType.of('Database.DMLOptions');
  optAllOrNone: boolean | null = null;
  readonly duplicateRuleHeader = new DuplicateRuleHeaderValue();
  readonly assignmentRuleHeader = new AssignmentRuleHeaderValue();

  get saveOptions(): SaveOptions {
    const { allowSave, runAsCurrentUser } = this.duplicateRuleHeader;
    return {
      allowsDuplicates: allowSave === true,
      runsAsCurrentUser: runAsCurrentUser === true,
      usesAssignmentRule: this.assignmentRuleHeader.useDefaultRule === true
    };
  }

  toString(): string {
    return `Database.DMLOptions[optAllOrNone=${this.optAllOrNone}]`;
  }
}

export const DuplicateRuleHeaderType = defineType({
  name: 'Database.DMLOptions.DuplicateRuleHeader',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_DMLOptions_DuplicateRuleHeader.htm',
  properties: {
    'Boolean allowSave': (self: DuplicateRuleHeaderValue) => self.allowSave,
    'Boolean runAsCurrentUser': (self: DuplicateRuleHeaderValue) => self.runAsCurrentUser
  },
  setters: {
    'Boolean allowSave': (self: DuplicateRuleHeaderValue, value: boolean | null) => {
      self.allowSave = value;
    },
    'Boolean runAsCurrentUser': (self: DuplicateRuleHeaderValue, value: boolean | null) => {
      self.runAsCurrentUser = value;
    }
  }
});

export const AssignmentRuleHeaderType = defineType({
  name: 'Database.DMLOptions.AssignmentRuleHeader',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_AssignmentRuleHeader.htm',
  properties: { 'Boolean useDefaultRule': (self: AssignmentRuleHeaderValue) => self.useDefaultRule },
  setters: {
    'Boolean useDefaultRule': (self: AssignmentRuleHeaderValue, value: boolean | null) => {
      self.useDefaultRule = value;
    }
  },
  refused: { 'Id assignmentRuleId': 'rules are no records: the active one is used' }
});

export const DMLOptionsType = defineType({
  name: 'Database.DMLOptions',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_dmloptions.htm',
  constructors: { 'DMLOptions()': () => new DMLOptionsValue() },
  properties: {
    'Boolean optAllOrNone': (self: DMLOptionsValue) => self.optAllOrNone,
    'Database.DMLOptions.DuplicateRuleHeader duplicateRuleHeader': (self: DMLOptionsValue) => self.duplicateRuleHeader,
    'Database.DMLOptions.AssignmentRuleHeader assignmentRuleHeader': (self: DMLOptionsValue) =>
      self.assignmentRuleHeader
  },
  setters: {
    'Boolean optAllOrNone': (self: DMLOptionsValue, value: boolean | null) => {
      self.optAllOrNone = value;
    }
  },
  refused: {
    'Boolean allowFieldTruncation': 'texts that are too long are always an error',
    'String localeOptions': 'labels have one language',
    'Object emailHeader': 'no mail is sent'
  }
});
