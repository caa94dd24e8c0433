/** What is wrong with a flow is said when the project is deployed, by name and place. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { refuses, type Files } from '../../__tests__/apex.ts';
import { compileProject } from '../../engine/compileProject.ts';
import { projectFile } from '../../source/__tests__/sourceFolder.ts';
import {
  THING,
  INPUT,
  assign,
  bool,
  decide,
  condition,
  filter,
  flow,
  node,
  number,
  onSave,
  ref,
  set,
  start,
  text,
  variable
} from './flowProject.ts';

const METADATA = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm';
const HELP = 'https://help.salesforce.com/s/articleView?id=platform.';

const wrong = (message: RegExp, ...elements: readonly string[]): void =>
  refuses({ ...THING, ...flow('F', ...elements) }, message);

/** Line and column of the first error. */
function placeOf(t: TestContext, files: Files): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'flow-case-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, content] of Object.entries({ '../sfdx-project.json': projectFile(), ...files })) {
    const target = path.join(folder, 'force-app', file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  const [first] = compileProject({ sources: [folder], namespace: undefined }).diagnostics;
  assert.ok(first, 'The project compiles.');
  return `${path.basename(first.origin.file)}:${first.origin.line}:${first.origin.column}`;
}

test(`an error names file, line and column (${METADATA})`, (t) =>
  assert.equal(placeOf(t, flow('F', start('A'), '<gizmos/>')), 'F.flow-meta.xml:8:1'));

const CASES: readonly (readonly [string, RegExp, readonly string[]])[] = [
  ['an unknown element', /Unknown element <gizmos> in Flow.assignments/, [node('assignments', 'A', null, '<gizmos/>')]],
  ['an unknown operator', /'Multiply' is not one of/, [assign('A', [['x', 'Multiply', number(1)]])]],
  ['a screen', /<screens> can only stand in flows with screens/, [node('screens', 'S', null)]],
  ['a wait', /<waits> in Flow is not supported/, [node('waits', 'W', null)]],
  [
    'an unknown variable',
    /no variable, resource or element named nothing/,
    [assign('A', [['nothing', 'Assign', number(1)]])]
  ],
  [
    'an unknown reference in a text',
    /no variable, resource or element named nothing/,
    [variable('s', 'String', text('{!nothing}'))]
  ],
  [
    'an unknown object',
    /The object Gizmo__c does not exist/,
    [node('recordLookups', 'G', null, '<object>Gizmo__c</object>')]
  ],
  [
    'an unknown field',
    /The field Gizmo__c does not exist on Account/,
    [node('recordLookups', 'G', null, '<object>Account</object>', filter('Gizmo__c', 'EqualTo', text('x')))]
  ],
  [
    'an unknown field in a path',
    /The field Gizmo__c does not exist on Thing__c/,
    [assign('A', [['v', 'Assign', ref('$Record.Gizmo__c')]]), variable('v', 'String'), onSave('RecordAfterSave', 'A')]
  ],
  ['an unknown connector', /There is no element named B/, [start('A'), assign('A', [], 'B')]],
  [
    'a value of the wrong type',
    /a Number, but a Text is needed/,
    [node('recordCreates', 'C', null, '<object>Account</object>', set('Name', number(1)))]
  ],
  [
    'a field that cannot be written',
    /Account.CreatedDate cannot be written/,
    [node('recordCreates', 'C', null, '<object>Account</object>', set('CreatedDate', ref('$Flow.CurrentDateTime')))]
  ],
  [
    'types that do not compare',
    /cannot compare/,
    [decide('D', [condition('v', 'EqualTo', number(1))], 'A'), assign('A', []), variable('v', 'String')]
  ],
  [
    'logic that names no condition',
    /'1 AND 2' is not a valid condition logic for 1 conditions/,
    [
      decide('D', [condition('v', 'IsNull', bool(true))], 'A', undefined, '1 AND 2'),
      assign('A', []),
      variable('v', 'String')
    ]
  ],
  ['an unknown flow', /no active autolaunched flow named G/, [node('subflows', 'S', null, '<flowName>G</flowName>')]],
  [
    'an unknown action',
    /no invocable Apex method in a class named Gone/,
    [node('actionCalls', 'A', null, '<actionName>Gone</actionName><actionType>apex</actionType>')]
  ],
  [
    'an action of the platform',
    /Actions of type chatterPost are not supported/,
    [node('actionCalls', 'A', null, '<actionName>chatterPost</actionName><actionType>chatterPost</actionType>')]
  ],
  [
    'DML before the save',
    /<recordCreates> cannot stand in a flow that runs before the save/,
    [
      onSave('RecordBeforeSave', 'C'),
      node('recordCreates', 'C', null, '<object>Account</object>', set('Name', text('x')))
    ]
  ],
  [
    'a scheduled path before the save',
    /Only flows after the save of a record have such paths/,
    [
      onSave(
        'RecordBeforeSave',
        'A',
        '<scheduledPaths><name>Later</name><offsetNumber>1</offsetNumber></scheduledPaths>'
      ),
      assign('A', [])
    ]
  ],
  ['a start without its schedule', /needs <schedule>/, ['<start><triggerType>Scheduled</triggerType></start>']],
  ['a segment', /Flows started by Segment are not supported/, ['<start><triggerType>Segment</triggerType></start>']],
  [
    'a formula with a fault',
    /Unknown function GIZMO/,
    [
      assign('A', [['v', 'Assign', ref('X')]]),
      variable('v', 'String'),
      '<formulas><name>X</name><dataType>String</dataType><expression>GIZMO()</expression></formulas>'
    ]
  ],
  ['a name used twice', /The name V is used twice/, [variable('v', 'String'), assign('V', [])]]
];
for (const [what, message, elements] of CASES)
  test(`${what} is an error (${METADATA})`, () => wrong(message, ...elements));

test(`flows that call each other in a circle are errors (${HELP}flow_ref_elements_subflow.htm)`, () => {
  const calls = (name: string, other: string) =>
    flow(name, start('S'), node('subflows', 'S', null, `<flowName>${other}</flowName>`));
  refuses({ ...calls('F', 'G'), ...calls('G', 'F') }, /The flow F calls itself through its subflows/);
});

test(`an input that a subflow does not have is an error (${HELP}flow_ref_elements_subflow.htm)`, () =>
  refuses(
    {
      ...flow(
        'F',
        node(
          'subflows',
          'S',
          null,
          `<flowName>G</flowName><inputAssignments><name>b</name>${text('x')}</inputAssignments>`
        )
      ),
      ...flow('G', variable('a', 'String', INPUT))
    },
    /The flow G has no input b/
  ));
