/** What a record may choose: values of picklists by record type and controlling field, records by lookup filter (P85, P92). */
import { customObject, project, refuses } from '../apex.ts';
import type { Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { objects, reference, rule } from './rule.ts';

const RECORD_TYPES = 'https://help.salesforce.com/s/articleView?id=platform.customize_recordtype_considerations.htm';
const FILTERS = 'https://help.salesforce.com/s/articleView?id=platform.fields_lookup_filters.htm';
const FIELD_TYPES = objects('field_types');

const value = (name: string, isDefault = false): string =>
  `<value><fullName>${name}</fullName><default>${isDefault}</default><label>${name}</label></value>`;
const picklist = (isRestricted: boolean, values: readonly string[], more = ''): string =>
  `<type>Picklist</type><valueSet>${more}<restricted>${isRestricted}</restricted><valueSetDefinition><sorted>false</sorted>${values.join('')}</valueSetDefinition></valueSet>`;
const settings = (name: string, ...controlling: readonly string[]): string =>
  `<valueSettings>${controlling.map((each) => `<controllingFieldValue>${each}</controllingFieldValue>`).join('')}<valueName>${name}</valueName></valueSettings>`;
const subset = (name: string, values: readonly string[], chosen: string | null): string =>
  `<picklistValues><picklist>${name}</picklist>${values.map((each) => `<values><fullName>${each}</fullName><default>${each === chosen}</default></values>`).join('')}</picklistValues>`;
const recordType = (object: string, name: string, ...elements: readonly string[]): Files => ({
  [`objects/${object}/recordTypes/${name}.recordType-meta.xml`]: metadata(
    'RecordType',
    `<fullName>${name}</fullName><active>true</active><label>${name}</label>`,
    ...elements
  )
});

const BOX = customObject('Box__c', {
  Kind__c: picklist(true, [value('Wood', true), value('Tin'), value('Gold')]),
  Free__c: picklist(false, [value('A'), value('B')]),
  Lid__c: picklist(
    true,
    [value('Nailed'), value('Soldered')],
    `<controllingField>Kind__c</controllingField>${settings('Nailed', 'Wood')}${settings('Soldered', 'Tin', 'Gold')}`
  ),
  Locked__c: '<type>Checkbox</type><defaultValue>false</defaultValue>',
  Key__c: picklist(
    true,
    [value('Steel'), value('Brass')],
    `<controllingField>Locked__c</controllingField>${settings('Steel', 'checked')}`
  )
});
const files = {
  ...BOX,
  ...recordType('Box__c', 'Metal', subset('Kind__c', ['Tin', 'Gold'], 'Tin'), subset('Free__c', ['A'], null)),
  ...recordType('Box__c', 'Any'),
  'profiles/Admin.profile-meta.xml': metadata(
    'Profile',
    '<custom>false</custom>',
    '<recordTypeVisibilities><default>false</default><recordType>Box__c.Metal</recordType><visible>true</visible></recordTypeVisibilities>'
  )
};
const boxes = project(files);
const METAL =
  "Id metal = Box__c.SObjectType.getDescribe().getRecordTypeInfosByDeveloperName().get('Metal').getRecordTypeId(); ";
const error = (record: string): string => `System.debug(Database.insert(${record}, false).getErrors());`;

rule('C1250', 'P92', RECORD_TYPES, 'a restricted picklist takes the values of the record type', () =>
  boxes
    .run(`${METAL}insert new Box__c(Name = 'b', RecordTypeId = metal, Kind__c = 'Wood');`)
    .throws(
      'System.DmlException',
      /INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Kind: bad value for restricted picklist field: Wood: \[Kind__c\]/
    )
);
rule('C1251', 'P92', RECORD_TYPES, 'without a record type it takes all of them', () =>
  boxes.run("insert new Box__c(Name = 'b', Kind__c = 'Wood'); System.debug([SELECT COUNT() FROM Box__c]);").prints('1')
);
rule('C1252', 'P92', FIELD_TYPES, 'a picklist that is not restricted takes any', () =>
  boxes
    .run(
      `${METAL}insert new Box__c(Name = 'b', RecordTypeId = metal, Free__c = 'B'); System.debug([SELECT Free__c FROM Box__c].Free__c);`
    )
    .prints('B')
);
rule('C1253', 'RT2', RECORD_TYPES, 'a new record takes the default values of its record type', () =>
  boxes
    .run(
      `${METAL}insert new Box__c(Name = 'b', RecordTypeId = metal); insert new Box__c(Name = 'c'); for (Box__c b : [SELECT Kind__c FROM Box__c ORDER BY Name]) System.debug(b.Kind__c);`
    )
    .prints('Tin', 'Wood')
);
rule(
  'C1254',
  'P92',
  reference('apex_class_Schema_RecordTypeInfo'),
  'a record type is available where profile or permission set says so',
  () =>
    boxes
      .run(
        "for (Schema.RecordTypeInfo info : Box__c.SObjectType.getDescribe().getRecordTypeInfos()) System.debug(info.getDeveloperName() + ' ' + info.isAvailable());"
      )
      .prints('Any false', 'Metal true', 'Master true')
);
rule(
  'C1255',
  'P95',
  FIELD_TYPES,
  'a restricted dependent picklist takes the values valid for the controlling one',
  () =>
    boxes
      .run(
        "insert new Box__c(Name = 'b', Kind__c = 'Tin', Lid__c = 'Soldered'); Box__c b = new Box__c(Name = 'c', Kind__c = 'Wood', Lid__c = 'Soldered'); insert b;"
      )
      .throws('System.DmlException', /Lid: bad value for restricted picklist field: Soldered/)
);
rule('C1256', 'RT3', FIELD_TYPES, 'the controlling value cannot change under it', () =>
  boxes
    .run(
      "Box__c b = new Box__c(Name = 'b', Kind__c = 'Tin', Lid__c = 'Soldered'); insert b; b.Kind__c = 'Gold'; update b; b.Kind__c = 'Wood'; update b;"
    )
    .throws('System.DmlException', /Update failed.*Lid: bad value/)
);
rule('C1257', 'P95', FIELD_TYPES, 'a checkbox controls a picklist as well', () =>
  boxes
    .run(
      `insert new Box__c(Name = 'b', Locked__c = true, Key__c = 'Steel'); ${error("new Box__c(Name = 'c', Key__c = 'Steel')").replace('getErrors()', 'getErrors()[0].getMessage()')}`
    )
    .prints('Key: bad value for restricted picklist field: Steel')
);
rule('C1258', 'P113', reference('apex_methods_system_fields_describe'), 'describe names the controlling field', () =>
  boxes
    .run(
      "Schema.DescribeFieldResult d = Box__c.Lid__c.getDescribe(); System.debug(d.isDependentPicklist() + ' ' + d.getController()); System.debug(Box__c.Kind__c.getDescribe().isDependentPicklist() + ' ' + Box__c.Kind__c.getDescribe().getController());"
    )
    .prints('true Kind__c', 'false null')
);
rule('C1259', 'P92', RECORD_TYPES, 'a record type names values of its picklists', () =>
  refuses(
    { ...BOX, ...recordType('Box__c', 'Metal', subset('Kind__c', ['Mud'], null)) },
    /Metal: Mud is no value of Kind__c/
  )
);
rule(
  'C1260',
  'P92',
  objects('sforce_api_objects_opportunity'),
  'record types of opportunities choose stages by a business process',
  () => {
    const process = (name: string, ...stages: readonly string[]): Files => ({
      [`objects/Opportunity/businessProcesses/${name}.businessProcess-meta.xml`]: metadata(
        'BusinessProcess',
        `<fullName>${name}</fullName><isActive>true</isActive>${stages.map((each) => `<values><fullName>${each}</fullName><default>false</default></values>`).join('')}`
      )
    });
    refuses(recordType('Opportunity', 'Big'), /The record type Big needs <businessProcess>/);
    refuses(
      recordType('Opportunity', 'Big', '<businessProcess>Slow</businessProcess>'),
      /business process Slow of Big does not exist/
    );
    refuses({ ...process('Slow', 'Nowhere') }, /Slow: Nowhere is no value of StageName/);
    project({
      ...process('Slow', 'Prospecting'),
      ...recordType('Opportunity', 'Big', '<businessProcess>Slow</businessProcess>')
    })
      .run(
        "insert new Opportunity(Name = 'o', StageName = 'Closed Won', CloseDate = Date.today(), RecordTypeId = Opportunity.SObjectType.getDescribe().getRecordTypeInfosByDeveloperName().get('Big').getRecordTypeId()); System.debug([SELECT StageName FROM Opportunity].StageName);"
      )
      .prints('Closed Won');
  }
);

const lookup = (filter: string): string =>
  `<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Cards</relationshipName><relationshipLabel>Cards</relationshipLabel><lookupFilter><active>true</active>${filter}</lookupFilter>`;
const item = (field: string, operation: string, right: string): string =>
  `<filterItems><field>${field}</field><operation>${operation}</operation>${right}</filterItems>`;
const text = (written: string): string => `<value>${written}</value>`;
const cards = (filter: string) =>
  project(customObject('Card__c', { Account__c: lookup(filter), Town__c: '<type>Text</type><length>40</length>' }));
const REQUIRED = cards(`${item('Account.Site', 'equals', text('open'))}<isOptional>false</isOptional>`);
const OPEN =
  "Account a = new Account(Name = 'a', Site = 'open', BillingCity = 'Rome'); Account b = new Account(Name = 'b', Site = 'Open'); insert new List<Account>{ a, b }; ";

rule('C1261', 'P95', FILTERS, 'a required filter refuses records that do not match, case included', () =>
  REQUIRED.run(
    `${OPEN}insert new Card__c(Name = 'c', Account__c = a.Id); insert new Card__c(Name = 'd', Account__c = b.Id);`
  ).throws(
    'System.DmlException',
    'Insert failed. First exception on row 0; first error: FIELD_FILTER_VALIDATION_EXCEPTION, Value does not exist or does not match filter criteria.: [Account__c]'
  )
);
rule('C1262', 'P95', FILTERS, 'a filter has its own text', () =>
  cards(
    `${item('Account.Site', 'equals', text('open'))}<isOptional>false</isOptional><errorMessage>Choose an open one.</errorMessage>`
  )
    .run(`${OPEN}insert new Card__c(Name = 'd', Account__c = b.Id);`)
    .throws('System.DmlException', /FIELD_FILTER_VALIDATION_EXCEPTION, Choose an open one\.: \[Account__c\]/)
);
rule('C1263', 'P95', FILTERS, 'an optional filter refuses nothing', () =>
  cards(`${item('Account.Site', 'equals', text('open'))}<isOptional>true</isOptional>`)
    .run(`${OPEN}insert new Card__c(Name = 'd', Account__c = b.Id); System.debug([SELECT COUNT() FROM Card__c]);`)
    .prints('1')
);
rule(
  'C1264',
  'P95',
  FILTERS,
  'a filter compares with the record that points, and conditions go together as written',
  () =>
    cards(
      `<booleanFilter>1 OR 2</booleanFilter>${item('Account.BillingCity', 'equals', '<valueField>$Source.Town__c</valueField>')}${item('Account.Name', 'startsWith', text('b'))}<isOptional>false</isOptional>`
    )
      .run(
        `${OPEN}insert new List<Card__c>{ new Card__c(Name = 'c', Account__c = a.Id, Town__c = 'Rome'), new Card__c(Name = 'd', Account__c = b.Id) }; System.debug(Database.insert(new Card__c(Name = 'e', Account__c = a.Id, Town__c = 'Oslo'), false).isSuccess());`
      )
      .prints('false')
);
rule('C1265', 'P95', FILTERS, 'each save of the record that points asks again', () =>
  cards(
    `${item('Account.BillingCity', 'equals', '<valueField>$Source.Town__c</valueField>')}<isOptional>false</isOptional>`
  )
    .run(
      `${OPEN}Card__c c = new Card__c(Name = 'c', Account__c = a.Id, Town__c = 'Rome'); insert c; c.Town__c = 'Oslo'; update c;`
    )
    .throws('System.DmlException', /Update failed.*FIELD_FILTER_VALIDATION_EXCEPTION/)
);
rule('C1266', 'P95', FILTERS, 'nobody changes a record so that lookups to it no longer match', () =>
  REQUIRED.run(
    `${OPEN}insert new Card__c(Name = 'c', Account__c = a.Id); b.Site = 'shut'; update b; a.Site = 'shut'; update a;`
  ).throws('System.DmlException', /Update failed.*FIELD_FILTER_VALIDATION_EXCEPTION/)
);
rule('C1267', 'P95', FILTERS, 'a filter may ask about the running user', () =>
  cards(`${item('Account.OwnerId', 'equals', '<valueField>$User.Id</valueField>')}<isOptional>false</isOptional>`)
    .run(`${OPEN}insert new Card__c(Name = 'c', Account__c = a.Id); System.debug([SELECT COUNT() FROM Card__c]);`)
    .prints('1')
);
rule('C1268', 'P95', FILTERS, 'what a filter names exists', () => {
  const refused = (filter: string, message: RegExp): void =>
    refuses(customObject('Card__c', { Account__c: lookup(`${filter}<isOptional>false</isOptional>`) }), message);
  refused(item('Account.Nothing__c', 'equals', text('1')), /there is no field Account\.Nothing__c/);
  refused(item('Contact.Name', 'equals', text('1')), /there is no field Contact\.Name/);
  refused(
    item('Account.CreatedDate', 'equals', text('1')),
    /values of fields like Account\.CreatedDate are not supported/
  );
  refused(
    `<booleanFilter>1 AND 2</booleanFilter>${item('Account.Name', 'equals', text('1'))}`,
    /has no valid conditions/
  );
});
