import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

/** Interfaces of jobs and of what they are given; jobs are started through the services. */
export const JOB_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.Queueable',
    doc: `${REFERENCE}apex_class_System_Queueable.htm`,
    kind: 'interface',
    abstracts: ['void execute(System.QueueableContext context)']
  }),
  defineType({
    name: 'System.QueueableContext',
    doc: `${REFERENCE}apex_interface_system_queueablecontext.htm`,
    kind: 'interface',
    abstracts: ['Id getJobId()']
  }),
  defineType({
    name: 'System.Schedulable',
    doc: `${REFERENCE}apex_interface_system_schedulable.htm`,
    kind: 'interface',
    abstracts: ['void execute(System.SchedulableContext context)']
  }),
  defineType({
    name: 'System.SchedulableContext',
    doc: `${REFERENCE}apex_interface_system_schedulablecontext.htm`,
    kind: 'interface',
    abstracts: ['Id getTriggerId()']
  }),
  defineType({
    name: 'System.Finalizer',
    doc: `${REFERENCE}apex_interface_System_Finalizer.htm`,
    kind: 'interface',
    abstracts: ['void execute(System.FinalizerContext context)']
  }),
  defineType({
    name: 'System.FinalizerContext',
    doc: `${REFERENCE}apex_interface_System_FinalizerContext.htm`,
    kind: 'interface',
    abstracts: [
      'Id getAsyncApexJobId()',
      'System.Exception getException()',
      'String getRequestId()',
      'System.ParentJobResult getResult()'
    ]
  }),
  defineType({
    name: 'System.StubProvider',
    doc: `${REFERENCE}apex_interface_System_StubProvider.htm`,
    kind: 'interface',
    abstracts: [
      'Object handleMethodCall(Object stub, String methodName, System.Type returnType, List<System.Type> parameterTypes, List<String> parameterNames, List<Object> arguments)'
    ]
  }),
  defineType({
    name: 'System.InstallHandler',
    doc: `${REFERENCE}apex_install_handler.htm`,
    kind: 'interface',
    abstracts: ['void onInstall(System.InstallContext context)']
  }),
  defineType({
    name: 'System.InstallContext',
    doc: `${REFERENCE}apex_install_handler.htm`,
    kind: 'interface',
    abstracts: [
      'Id installerId()',
      'Boolean isPush()',
      'Boolean isUpgrade()',
      'Id organizationId()',
      'System.Version previousVersion()'
    ]
  }),
  defineType({
    name: 'System.UninstallHandler',
    doc: `${REFERENCE}apex_uninstall_handler.htm`,
    kind: 'interface',
    abstracts: ['void onUninstall(System.UninstallContext context)']
  }),
  defineType({
    name: 'System.UninstallContext',
    doc: `${REFERENCE}apex_uninstall_handler.htm`,
    kind: 'interface',
    abstracts: ['Id organizationId()', 'Id uninstallerId()']
  })
];
