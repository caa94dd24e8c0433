/** Formulas of a deployed project, seen from Apex. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { customObject, project, refuses, triggers } from '../../__tests__/apex.ts';
import type { Files } from '../../__tests__/apex.ts';
import { compileProject } from '../../engine/compileProject.ts';
import { metadata, projectFile, createSourceFolder } from '../../source/__tests__/sourceFolder.ts';

const ORDER_OF_EXECUTION =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm';
const FORMULA_FIELDS = 'https://help.salesforce.com/s/articleView?id=sf.customize_formuladef.htm';

const number = (more: string): string => `<type>Number</type><precision>18</precision><scale>2</scale>${more}`;
const formula = (text: string): string => `<formula>${text}</formula>`;

function rule(name: string, condition: string, message: string, field?: string): string {
  const display = field === undefined ? '' : `<errorDisplayField>${field}</errorDisplayField>`;
  return `<validationRules><fullName>${name}</fullName><active>true</active><errorConditionFormula>${condition}</errorConditionFormula>${display}<errorMessage>${message}</errorMessage></validationRules>`;
}

const lookup = (to: string, children: string): string =>
  `<type>Lookup</type><referenceTo>${to}</referenceTo><relationshipName>${children}</relationshipName>`;

const FILES: Files = {
  ...customObject(
    'Crate__c',
    {
      Price__c: number(''),
      Pieces__c: number('<defaultValue>2 * 3</defaultValue>'),
      Owner_Name__c: '<type>Text</type><length>80</length><defaultValue>$User.Username</defaultValue>',
      Total__c: number(formula('Price__c * Pieces__c')),
      Third__c: number(formula('Price__c / 3')),
      Thirds__c: number(formula('Third__c * 3')),
      Broken__c: number(formula('1 / Price__c')),
      Zero__c: number(`${formula('Price__c + 1')}<formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>`),
      Share__c: '<type>Percent</type><precision>18</precision><scale>1</scale><formula>0.125</formula>',
      Label__c: `<type>Text</type>${formula('"Crate " &amp; Name &amp; IF(Big__c, " (big)", "")')}`,
      Big__c: `<type>Checkbox</type>${formula('Total__c &gt; 100')}`,
      Parent__c: lookup('Crate__c', 'Crates'),
      Parent_Total__c: number(formula('Parent__r.Total__c')),
      Owner_Alias__c: `<type>Text</type>${formula('Owner:User.Alias')}`
    },
    rule('Price_is_positive', 'Price__c &lt; 0', 'Price is negative', 'Price__c'),
    rule('Few_pieces', 'Pieces__c &gt; 1000', 'Too many pieces'),
    rule('Price_stays', 'AND(NOT(ISNEW()), ISCHANGED(Price__c), PRIORVALUE(Price__c) = 50)', 'Price 50 stays'),
    rule('No_division', 'IF(Name = "divide", 1 / 0 &gt; 1, FALSE)', 'never shown'),
    rule('Total', 'Total__c = 77', 'Not 77'),
    rule('No_dates', 'AND(ISNEW(), NOT(ISBLANK(CreatedDate)))', 'CreatedDate on insert'),
    rule(
      'City',
      'AND(Name = "lookup", VLOOKUP($ObjectType.Crate__c.Fields.Owner_Name__c, $ObjectType.Crate__c.Fields.Name, "A") = "found")',
      'Found by name'
    )
  ),
  ...triggers(`trigger CrateTrigger on Crate__c (before insert, before update, after insert) {
    if (Trigger.isAfter) { System.debug('after ' + Trigger.new[0].Total__c); return; }
    for (Crate__c crate : Trigger.new) {
      if (crate.Name == 'show') System.debug('before ' + crate.Total__c + (Trigger.isUpdate ? ' was ' + Trigger.old[0].Total__c : ''));
      if (crate.Name == 'raise') crate.Price__c = -1;
    }
  }`)
};

const crates = project(FILES);

describe(`formula fields (${FORMULA_FIELDS})`, () => {
  test('P93: are computed when they are read, in every clause of a query', () =>
    crates
      .run(
        `insert new List<Crate__c>{new Crate__c(Name = 'A', Price__c = 10), new Crate__c(Name = 'B', Price__c = 40)};
         for (Crate__c c : [SELECT Total__c, Label__c, Big__c FROM Crate__c ORDER BY Total__c DESC]) System.debug(c.Total__c + ' ' + c.Label__c + ' ' + c.Big__c);
         System.debug([SELECT COUNT() FROM Crate__c WHERE Total__c > 60 AND Big__c = true]);
         System.debug([SELECT SUM(Total__c) total FROM Crate__c][0].get('total'));`
      )
      .prints('after 60.00', '240.00 Crate B (big) true', '60.00 Crate A false', '1', '300.00'));

  test('P93: are there in Trigger.new and Trigger.old', () =>
    crates
      .run(`Crate__c c = new Crate__c(Name = 'show', Price__c = 1); insert c; c.Price__c = 2; update c;`)
      .prints('before 6.00', 'after 6.00', 'before 12.00 was 6.00'));

  test('read other formulas without their rounding, and round half up to their own scale', () =>
    crates
      .run(
        `insert new Crate__c(Name = 'A', Price__c = 10);
         Crate__c c = [SELECT Third__c, Thirds__c, Share__c FROM Crate__c]; System.debug(c.Third__c + ' ' + c.Thirds__c + ' ' + c.Share__c);`
      )
      .prints('after 60.00', '3.33 10.00 12.5'));

  test('P93: blank numbers count as blank or as zero as the field says; what cannot be computed is null', () =>
    crates
      .run(
        `insert new List<Crate__c>{new Crate__c(Name = 'A'), new Crate__c(Name = 'B', Price__c = 0)};
         for (Crate__c c : [SELECT Total__c, Zero__c, Broken__c, Big__c FROM Crate__c ORDER BY Name]) System.debug(c.Total__c + ' ' + c.Zero__c + ' ' + c.Broken__c + ' ' + c.Big__c);`
      )
      .prints('after null', 'null 1.00 null false', '0.00 1.00 null false'));

  test('follow lookups, also to one kind of owner', () =>
    crates
      .run(
        `Crate__c a = new Crate__c(Name = 'A', Price__c = 10); insert a; insert new Crate__c(Name = 'B', Parent__c = a.Id);
         System.debug([SELECT Parent_Total__c FROM Crate__c WHERE Name = 'B'].Parent_Total__c);
         System.debug([SELECT Parent_Total__c FROM Crate__c WHERE Name = 'A'].Parent_Total__c);
         System.debug([SELECT Owner_Alias__c FROM Crate__c WHERE Name = 'A'].Owner_Alias__c == [SELECT Alias FROM User WHERE Id = :UserInfo.getUserId()].Alias);`
      )
      .prints('after 60.00', 'after null', '60.00', 'null', 'true'));

  test('can be asked for by describe and cannot be written', () => {
    crates
      .run(
        `System.debug(Crate__c.Total__c.getDescribe().isCalculated() + Crate__c.Total__c.getDescribe().getCalculatedFormula());`
      )
      .prints('truePrice__c * Pieces__c');
    crates.run(`Crate__c c = new Crate__c(Total__c = 1);`).refuses(/Field is not writeable: Crate__c.Total__c/);
  });
});

describe(`validation rules (${ORDER_OF_EXECUTION})`, () => {
  const insert = (values: string): string =>
    `Database.SaveResult r = Database.insert(new Crate__c(${values}), false);
     for (Database.Error e : r.getErrors()) System.debug(e.getStatusCode() + ' ' + e.getMessage() + ' ' + e.getFields());`;

  test('show their message on the field they name', () =>
    crates
      .run(insert("Name = 'A', Price__c = -1"))
      .prints('FIELD_CUSTOM_VALIDATION_EXCEPTION Price is negative (Price__c)'));

  test('all that fail are reported', () =>
    crates
      .run(insert("Name = 'A', Price__c = -1, Pieces__c = 2000"))
      .prints(
        'FIELD_CUSTOM_VALIDATION_EXCEPTION Price is negative (Price__c)',
        'FIELD_CUSTOM_VALIDATION_EXCEPTION Too many pieces ()'
      ));

  test('as an exception the first one speaks, with its field', () =>
    crates
      .run(`insert new Crate__c(Name = 'A', Price__c = -1);`)
      .throws(
        'System.DmlException',
        'Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, Price is negative: [Price__c]'
      ));

  test('P84: see what before triggers wrote, and defaults', () => {
    crates
      .run(insert("Name = 'raise', Price__c = 5"))
      .prints('FIELD_CUSTOM_VALIDATION_EXCEPTION Price is negative (Price__c)');
    crates
      .run(insert("Name = 'A', Price__c = 11, Pieces__c = 7"))
      .prints('FIELD_CUSTOM_VALIDATION_EXCEPTION Not 77 ()');
  });

  test('P84: on an update see the merged record and the one before; audit fields are blank on an insert', () =>
    crates
      .run(
        `Crate__c c = new Crate__c(Name = 'A', Price__c = 50); insert c;
         update new Crate__c(Id = c.Id, Name = 'B');
         try { update new Crate__c(Id = c.Id, Price__c = 51); } catch (DmlException e) { System.debug(e.getDmlMessage(0)); }`
      )
      .prints('after 300.00', 'Price 50 stays'));

  test('a rule that cannot be computed stops the save', () =>
    crates
      .run(insert("Name = 'divide', Price__c = 1"))
      .prints('FIELD_CUSTOM_VALIDATION_EXCEPTION Validation Formula "No_division" Invalid (Division by zero) ()'));

  test('VLOOKUP finds a record by its name', () =>
    crates
      .run(`insert new Crate__c(Name = 'A', Owner_Name__c = 'found'); ${insert("Name = 'lookup'")}`)
      .prints('after null', 'FIELD_CUSTOM_VALIDATION_EXCEPTION Found by name ()'));
});

describe('default values (https://help.salesforce.com/s/articleView?id=sf.customize_defaultvalues.htm)', () => {
  test('P84: fill what the caller left out', () =>
    crates
      .run(
        `insert new List<Crate__c>{new Crate__c(Name = 'A'), new Crate__c(Name = 'B', Pieces__c = 1), new Crate__c(Name = 'C', Pieces__c = null)};
         for (Crate__c c : [SELECT Pieces__c, Owner_Name__c FROM Crate__c ORDER BY Name]) System.debug(c.Pieces__c + ' ' + (c.Owner_Name__c == UserInfo.getUserName()));`
      )
      .prints('after null', '6.00 true', '1.00 true', 'null true'));
});

describe('global variables (https://help.salesforce.com/s/articleView?id=sf.dev_understanding_global_variables.htm)', () => {
  const text = (formulaText: string): string => `<type>Text</type>${formula(formulaText)}`;
  const site = project({
    ...customObject(
      'Site__c',
      {
        Label__c: text('$Label.Greeting'),
        Limit__c: number(formula('$Setup.Setting__c.Limit__c')),
        Active__c: `<type>Checkbox</type>${formula('$Setup.Setting__c.Active__c')}`,
        Rate__c: number(formula('$CustomMetadata.Rate__mdt.Standard.Percent__c * 200')),
        Allowed__c: `<type>Checkbox</type>${formula('$Permission.Override')}`,
        Kind__c: text('$RecordType.Name &amp; "/" &amp; RecordType.DeveloperName')
      },
      '<recordTypes><fullName>Big_Site</fullName><active>true</active><label>Big Site</label></recordTypes>'
    ),
    'objects/Setting__c/Setting__c.object-meta.xml': metadata(
      'CustomObject',
      '<label>Setting</label><customSettingsType>Hierarchy</customSettingsType><visibility>Public</visibility>',
      '<fields><fullName>Limit__c</fullName><label>Limit</label><type>Number</type><precision>5</precision><scale>0</scale></fields>',
      '<fields><fullName>Active__c</fullName><label>Active</label><type>Checkbox</type><defaultValue>false</defaultValue></fields>'
    ),
    'objects/Rate__mdt/Rate__mdt.object-meta.xml': metadata(
      'CustomObject',
      '<label>Rate</label><pluralLabel>Rates</pluralLabel>',
      '<fields><fullName>Percent__c</fullName><label>Percent</label><type>Percent</type><precision>5</precision><scale>1</scale></fields>'
    ),
    'customMetadata/Rate.Standard.md-meta.xml': metadata(
      'CustomMetadata',
      '<label>Standard</label>',
      '<values><field>Percent__c</field><value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xsi:type="xsd:double">7.5</value></values>'
    ),
    'labels/CustomLabels.labels-meta.xml': metadata(
      'CustomLabels',
      '<labels><fullName>Greeting</fullName><language>en_US</language><protected>false</protected><shortDescription>x</shortDescription><value>Good morning</value></labels>'
    ),
    'customPermissions/Override.customPermission-meta.xml': metadata('CustomPermission', '<label>Override</label>')
  });

  test('labels, custom metadata, permissions', () =>
    site
      .run(
        `insert new Site__c(Name = 'A'); Site__c s = [SELECT Label__c, Rate__c, Allowed__c, Kind__c FROM Site__c];
         System.debug(s.Label__c + ' ' + s.Rate__c + ' ' + s.Allowed__c + ' ' + s.Kind__c);`
      )
      .prints('Good morning 15.00 false /'));

  test('P76: settings of the user come before those of the organization', () =>
    site
      .run(
        `insert new Site__c(Name = 'A');
         System.debug([SELECT Limit__c, Active__c FROM Site__c].Limit__c);
         insert new Setting__c(SetupOwnerId = UserInfo.getOrganizationId(), Limit__c = 5, Active__c = true);
         System.debug([SELECT Limit__c, Active__c FROM Site__c].Limit__c + ' ' + [SELECT Active__c FROM Site__c].Active__c);
         insert new Setting__c(SetupOwnerId = UserInfo.getUserId(), Limit__c = 7);
         System.debug([SELECT Limit__c, Active__c FROM Site__c].Limit__c + ' ' + [SELECT Active__c FROM Site__c].Active__c);`
      )
      .prints('null', '5.00 true', '7.00 false'));

  test('the record type', () =>
    site
      .run(
        `insert new Site__c(Name = 'A', RecordTypeId = Schema.SObjectType.Site__c.getRecordTypeInfosByDeveloperName().get('Big_Site').getRecordTypeId());
         System.debug([SELECT Kind__c FROM Site__c].Kind__c);`
      )
      .prints('Big Site/Big_Site'));
});

describe('deployment', () => {
  test('refuses formulas that read themselves', () =>
    refuses(
      customObject('Loop__c', { A__c: number(formula('B__c + 1')), B__c: number(formula('A__c + 1')) }),
      'Formula cannot use another formula field that directly or indirectly refers to itself. Loop__c.A__c > Loop__c.B__c > Loop__c.A__c'
    ));

  test('refuses results of another type', () => {
    refuses(
      customObject('Odd__c', { A__c: number(formula('"text"')) }),
      'Formula result is data type (Text), incompatible with expected data type (Number).'
    );
    refuses(
      customObject('Odd__c', { A__c: '<type>Date</type><defaultValue>NOW()</defaultValue>' }),
      'Formula result is data type (DateTime), incompatible with expected data type (Date).'
    );
  });

  test('names line and column in the file, entities and CDATA counted as written', (context) => {
    const field = (name: string, text: string): string =>
      metadata('CustomField', `<fullName>${name}</fullName>`, '<label>x</label>', '<type>Checkbox</type>', text);
    const folder = createSourceFolder(context, {
      'sfdx-project.json': projectFile(),
      'force-app/objects/Account/fields/A__c.field-meta.xml': field(
        'A__c',
        '<formula>TRUE &amp;&amp;\n  1 &lt; 2 &amp;&amp; Nope__c</formula>'
      ),
      'force-app/objects/Account/fields/B__c.field-meta.xml': field(
        'B__c',
        '<formula>\n  <![CDATA[TRUE && Nope__c]]></formula>'
      )
    });
    const places = compileProject({ sources: [folder], namespace: undefined }).diagnostics.map(
      ({ code, origin }) => `${code} ${origin.line}:${origin.column}-${origin.endLine}:${origin.endColumn}`
    );
    assert.deepEqual(places, ['formula.unknown-field 7:23-7:30', 'formula.unknown-field 7:20-7:27']);
  });

  test('refuses formulas that read more than 15 related objects', () => {
    const numbers = Array.from({ length: 16 }, (_, index) => index + 1);
    const lookups = Object.fromEntries(numbers.map((at) => [`L${at}__c`, lookup('Account', `Hubs${at}`)]));
    const names = numbers.map((at) => `L${at}__r.Name`);
    const hub = (read: readonly string[]): Files =>
      customObject('Hub__c', { ...lookups, Names__c: `<type>Text</type>${formula(read.join(' &amp; '))}` });
    refuses(hub(names), 'The formulas of Hub__c refer to more than 15 related objects');
    project(hub(names.slice(1)))
      .run("insert new Hub__c(Name = 'A'); System.debug([SELECT Names__c FROM Hub__c].Names__c);")
      .prints('null');
  });

  test('checks inactive rules too', () =>
    refuses(
      customObject('Idle__c', {}, rule('Idle', 'Nope__c', 'x').replace('true', 'false')),
      'Field Nope__c does not exist. Check spelling.'
    ));

  test('names belong to the namespace of the project', () =>
    project(
      {
        ...customObject(
          'Pair__c',
          { A__c: number(''), B__c: number(formula('A__c + acme__A__c')) },
          rule('Max', 'acme__B__c &gt; 10', 'Too much', 'A__c')
        )
      },
      { namespace: 'acme' }
    )
      .run(
        `Database.SaveResult r = Database.insert(new Pair__c(Name = 'A', A__c = 6), false); System.debug(r.getErrors()[0].getFields());
         insert new Pair__c(Name = 'A', A__c = 5); System.debug([SELECT B__c FROM Pair__c].B__c);`
      )
      .prints('(acme__A__c)', '10.00'));
});
