/**
 * What pages and their controllers tell users.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_pages_message.htm
 */
import type { ApexEnum } from '../../values/apexEnum.ts';
import type { ApexException } from '../../values/apexException.ts';
import { ApexList } from '../../values/apexList.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { libraryEnum } from '../enumValues.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import { currentPage, pageMessages } from './currentPage.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

type Text = string | null;

export class PageMessage {
  readonly type = RuntimeType.of('ApexPages.Message');
  readonly severity: ApexEnum;
  readonly summary: Text;
  readonly detail: Text;
  readonly component: Text;

  constructor(severity: ApexEnum, summary: Text, detail: Text, component: Text = null) {
    this.severity = severity;
    this.summary = summary;
    this.detail = detail;
    this.component = component;
  }

  toString(): string {
    return `ApexPages.Message["${this.detail}"]`;
  }
}

/** Every row that failed to be saved has a message of its own. */
function addMessages(exception: ApexException | null): void {
  const thrown = required(exception);
  const error = libraryEnum('ApexPages.Severity').constant('ERROR');
  const texts =
    thrown.dmlFailures.length > 0 ? thrown.dmlFailures.map(({ message }) => message) : [thrown.getMessage()];
  for (const text of texts) pageMessages().push(new PageMessage(error, text, text));
}

export const PAGE_MESSAGE_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'ApexPages.Message',
    doc: `${REFERENCE}apex_pages_message.htm`,
    constructors: {
      'Message(ApexPages.Severity severity, String summary)': (
        _type: RuntimeType,
        severity: ApexEnum | null,
        text: Text
      ) => new PageMessage(required(severity), text, text),
      'Message(ApexPages.Severity severity, String summary, String detail)': (
        _type: RuntimeType,
        severity: ApexEnum | null,
        text: Text,
        detail: Text
      ) => new PageMessage(required(severity), text, detail),
      'Message(ApexPages.Severity severity, String summary, String detail, String id)': (
        _type: RuntimeType,
        severity: ApexEnum | null,
        text: Text,
        detail: Text,
        id: Text
      ) => new PageMessage(required(severity), text, detail, id)
    },
    methods: {
      'String getComponentLabel()': (self: PageMessage) => self.component,
      'String getDetail()': (self: PageMessage) => self.detail,
      'ApexPages.Severity getSeverity()': (self: PageMessage) => self.severity,
      'String getSummary()': (self: PageMessage) => self.summary
    }
  }),
  defineType({
    name: 'System.ApexPages',
    doc: `${REFERENCE}apex_methods_system_apexpages.htm`,
    statics: {
      'void addMessage(ApexPages.Message message)': (message: PageMessage | null) =>
        void pageMessages().push(required(message)),
      'void addMessages(System.Exception exception)': addMessages,
      'System.PageReference currentPage()': currentPage,
      'List<ApexPages.Message> getMessages()': () =>
        new ApexList(RuntimeType.of('List<ApexPages.Message>'), [...pageMessages()]),
      'Boolean hasMessages()': () => pageMessages().length > 0,
      'Boolean hasMessages(ApexPages.Severity severity)': (severity: ApexEnum | null) =>
        pageMessages().some((each) => each.severity === required(severity))
    }
  })
];
