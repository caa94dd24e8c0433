/** What an org tells of its own set-up. */
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { project, refuses, classes, type Files } from '../apex.ts';
import { objects, rule } from './rule.ts';

const FLOWS = objects('sforce_api_objects_flowdefinitionview');

const flow = (name: string, status: 'Active' | 'Draft' | 'Obsolete'): Files => ({
  [`flows/${name}.flow-meta.xml`]: metadata(
    'Flow',
    '<apiVersion>66.0</apiVersion>',
    `<label>${name} label</label>`,
    '<processType>AutoLaunchedFlow</processType>',
    '<start><connector><targetReference>Nothing</targetReference></connector></start>',
    `<status>${status}</status>`,
    '<assignments><name>Nothing</name><label>Nothing</label></assignments>'
  )
});
const PROJECT = { ...flow('Running', 'Active'), ...flow('Off', 'Obsolete'), ...flow('New', 'Draft') };

rule('C1525', 'P98', FLOWS, 'FlowDefinitionView lists the flows, running or not', () =>
  project(PROJECT)
    .run(
      `for (FlowDefinitionView f : [SELECT ApiName, Label, IsActive, NamespacePrefix, ProcessType FROM FlowDefinitionView ORDER BY Label])
         System.debug(f.ApiName + ' ' + f.Label + ' ' + f.IsActive + ' ' + f.NamespacePrefix + ' ' + f.ProcessType);`
    )
    .prints(
      'New New label false null AutoLaunchedFlow',
      'Off Off label false null AutoLaunchedFlow',
      'Running Running label true null AutoLaunchedFlow'
    )
);
rule('C1966', 'P98', FLOWS, 'FlowDefinitionView tells what starts a flow', () =>
  project({
    ...flow('Called', 'Draft'),
    'flows/Saved.flow-meta.xml': metadata(
      'Flow',
      '<label>Saved</label>',
      '<processType>AutoLaunchedFlow</processType>',
      '<start><object>Account</object><recordTriggerType>Create</recordTriggerType><triggerType>RecordAfterSave</triggerType></start>',
      '<status>Draft</status>'
    )
  })
    .run(
      `for (FlowDefinitionView f : [SELECT ApiName, TriggerType FROM FlowDefinitionView ORDER BY ApiName]) System.debug(f.ApiName + ' ' + f.TriggerType);`
    )
    .prints('Called null', 'Saved RecordAfterSave')
);
rule('C1967', 'P98', FLOWS, 'who changed a flow, and when, is refused by name', () => {
  for (const field of ['LastModifiedBy', 'LastModifiedDate', 'ManageableState', 'ActiveVersionId'])
    refuses(
      classes(
        `public class Reader { public static Object read() { return [SELECT ${field} FROM FlowDefinitionView]; } }`
      ),
      new RegExp(`${field}.*local org`, 's')
    );
});
rule('C1526', 'P98', FLOWS, 'flows of a package bear its namespace', () =>
  project(PROJECT, { namespace: 'pkg' })
    .run(`System.debug([SELECT COUNT() FROM FlowDefinitionView WHERE NamespacePrefix = 'pkg' AND IsActive = FALSE]);`)
    .prints('2')
);
rule('C1527', 'P98', FLOWS, 'what the local org does not know of flows is refused by name', () =>
  refuses(
    classes(
      `public class Reader { public static Object read() { return [SELECT DurableId FROM FlowDefinitionView]; } }`
    ),
    /DurableId/
  )
);
