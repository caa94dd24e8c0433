/** What each shape of `config/scratch` gives an org, and what an org without it does not have. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { cli, folder, sfdxProject } from '../../commands/__tests__/cli.ts';

const empty = sfdxProject({});

/** A project that brings the shape `own`. */
function withShape(definition: string): string {
  return sfdxProject({ '../config/scratch/own.json': definition });
}

interface Answer {
  readonly success: boolean;
  readonly output?: readonly string[];
  readonly diagnostics?: readonly { readonly message: string }[];
  readonly exception?: { readonly message: string } | null;
}

async function run(shape: string | null, code: string): Promise<Answer> {
  const file = path.join(folder({ 'case.apex': code }), 'case.apex');
  const options = shape === null ? [] : ['--shape', shape];
  const { out } = await cli('run', file, '--source', empty, '--json', ...options);
  return JSON.parse(out) as Answer;
}

/** Lines that anonymous Apex prints in an org of the shape. */
async function prints(shape: string | null, code: string): Promise<readonly string[]> {
  const answer = await run(shape, code);
  assert.ok(answer.success, JSON.stringify(answer));
  return answer.output ?? [];
}

async function isField(shape: string | null, object: string, field: string): Promise<boolean> {
  const describeCall = `Schema.getGlobalDescribe().get('${object}')?.getDescribe().fields.getMap()`;
  const [line] = await prints(shape, `System.debug(${describeCall}?.containsKey('${field}') == true);`);
  return line === 'true';
}

describe('a field that needs a feature exists in the shape that has it and in no other', () => {
  // https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm
  const FIELDS: readonly (readonly [shape: string, object: string, field: string])[] = [
    ['multi-currency', 'Opportunity', 'currencyisocode'],
    ['multi-currency', 'Account', 'currencyisocode'],
    ['multi-currency', 'DatedConversionRate', 'nextstartdate'],
    ['person-accounts', 'Account', 'ispersonaccount'],
    ['person-accounts', 'Account', 'personmailingcity'],
    ['person-accounts', 'Account', 'personcontactid'],
    ['partner', 'Account', 'ispartner'],
    ['partner', 'Lead', 'partneraccountid'],
    ['state-country', 'Account', 'billingcountrycode'],
    ['state-country', 'Contact', 'mailingstatecode']
  ];
  const SHAPES = ['bare', 'multi-currency', 'person-accounts', 'partner', 'state-country'];
  for (const [owner, object, field] of FIELDS) {
    test(`${object}.${field}`, async () => {
      for (const shape of SHAPES) assert.equal(await isField(shape, object, field), shape === owner, shape);
      assert.equal(await isField(null, object, field), false);
    });
  }

  test('a field of two features needs both', async () => {
    assert.equal(await isField('person-accounts', 'Account', 'personmailingcountrycode'), false);
    const both = withShape('{ "features": ["PersonAccounts", "StateAndCountryPicklist"] }');
    const { out } = await cli(
      'query',
      'SELECT PersonMailingCountryCode FROM Account',
      '--source',
      both,
      '--shape',
      'own',
      '--json'
    );
    assert.equal((JSON.parse(out) as Answer).success, true, out);
  });

  test('code that names such a field does not compile without the feature', async () => {
    const { diagnostics } = await run('bare', 'Opportunity deal = [SELECT CurrencyIsoCode FROM Opportunity];');
    assert.match(diagnostics?.[0]?.message ?? '', /^No such column 'CurrencyIsoCode' on entity 'Opportunity'/);
  });
});

describe('several currencies', () => {
  const DEAL = "new Opportunity(Name = 'Deal', StageName = 'Prospecting', CloseDate = Date.today(), Amount = 10)";

  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_userinfo.htm
  test('UserInfo tells the two kinds of org apart', async () => {
    const code = 'System.debug(UserInfo.isMultiCurrencyOrganization());';
    assert.deepEqual(await prints('multi-currency', code), ['true']);
    assert.deepEqual(await prints('bare', code), ['false']);
  });

  // https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_currencytype.htm
  test('exactly one active currency is the corporate one, at a rate of one', async () => {
    const code = `for (CurrencyType each : [SELECT IsoCode, ConversionRate FROM CurrencyType WHERE IsCorporate = true AND IsActive = true]) {
      System.debug(each.IsoCode + ' ' + each.ConversionRate.setScale(0));
    }`;
    assert.deepEqual(await prints('multi-currency', code), ['USD 1']);
  });

  // https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_datedconversionrate.htm
  test('every day falls into one range of dated rates', async () => {
    const code = `Date day = Date.newInstance(2025, 1, 1);
      for (DatedConversionRate each : [SELECT ConversionRate FROM DatedConversionRate WHERE IsoCode = 'EUR' AND StartDate <= :day AND NextStartDate > :day]) {
        System.debug(each.ConversionRate);
      }`;
    assert.deepEqual(await prints('multi-currency', code), ['0.900000']);
  });

  test('a record takes the currency of its user and may change it to an active one', async () => {
    const code = `Opportunity deal = ${DEAL};
      insert deal;
      System.debug([SELECT CurrencyIsoCode FROM Opportunity].CurrencyIsoCode);
      deal.CurrencyIsoCode = 'EUR';
      update deal;
      System.debug([SELECT CurrencyIsoCode FROM Opportunity].CurrencyIsoCode);
      deal.CurrencyIsoCode = 'XXX';
      System.debug(Database.update(deal, false).getErrors()[0].getStatusCode());`;
    assert.deepEqual(await prints('multi-currency', code), ['USD', 'EUR', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST']);
  });

  // https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_querying_currency_fields.htm
  for (const query of [
    'SELECT convertCurrency(Amount) FROM Opportunity',
    'SELECT Id FROM Opportunity WHERE Amount > USD5'
  ]) {
    test(`only an org with several currencies answers ${query}`, async () => {
      assert.equal((await cli('query', query, '--source', empty, '--shape', 'multi-currency')).code, 0);
      const answer = await cli('query', query, '--source', empty);
      assert.equal(answer.code, 1);
      assert.match(answer.err, /in an org with one/);
    });
  }
});

// https://help.salesforce.com/s/articleView?id=xcloud.admin_state_country_picklists_field_syncing.htm
describe('state and country picklists', () => {
  const SHOW = `Account shown = [SELECT BillingCountryCode, BillingCountry, BillingStateCode, BillingState FROM Account];
    System.debug(String.join(new List<String>{ shown.BillingCountryCode, shown.BillingCountry, shown.BillingStateCode, shown.BillingState }, ','));`;
  const after = (code: string): Promise<readonly string[]> => prints('state-country', `${code}\n${SHOW}`);

  test('a code brings its integration value and an integration value its code', async () => {
    const code = "insert new Account(Name = 'A', BillingCountryCode = 'US', BillingState = 'California');";
    assert.deepEqual(await after(code), ['US,United States,CA,California']);
  });

  test('a new record with both takes the value of the code', async () => {
    const code =
      "insert new Account(Name = 'A', BillingCountryCode = 'US', BillingCountry = 'Canada', BillingStateCode = 'NY');";
    assert.deepEqual(await after(code), ['US,United States,NY,New York']);
  });

  test('a country code that is taken away takes state and values along', async () => {
    const code = `Account account = new Account(Name = 'A', BillingCountryCode = 'CA', BillingStateCode = 'ON');
      insert account;
      account.BillingCountryCode = null;
      update account;
      Account shown = [SELECT BillingCountry, BillingStateCode, BillingState FROM Account];
      System.debug(shown.BillingCountry == null && shown.BillingStateCode == null && shown.BillingState == null);`;
    assert.deepEqual(await prints('state-country', code), ['true']);
  });

  for (const [what, fields, message] of [
    ['an unknown country', "BillingCountry = 'Atlantis'", /^There's a problem with this country.*: Billing Country$/],
    ['an unknown code', "BillingCountryCode = 'XX'", /^The BillingCountryCode field contains XX/],
    ['a state without a country', "BillingState = 'Ohio'", /^A country\/territory must be specified/],
    [
      'a state of another country',
      "BillingCountryCode = 'CA', BillingState = 'Ohio'",
      /^There's a problem with this state/
    ]
  ] as const) {
    test(`${what} is not saved`, async () => {
      const code = `Database.Error error = Database.insert(new Account(Name = 'A', ${fields}), false).getErrors()[0];
        System.debug(error.getStatusCode());
        System.debug(error.getMessage());`;
      const [status, text] = await prints('state-country', code);
      assert.equal(status, 'FIELD_INTEGRITY_EXCEPTION');
      assert.match(text ?? '', message);
      const bare = await prints(
        'bare',
        "insert new Account(Name = 'A', BillingCountry = 'Atlantis');\nSystem.debug('saved');"
      );
      assert.deepEqual(bare, ['saved']);
    });
  }

  test('states of a country whose list is not kept are refused by name', async () => {
    const { exception } = await run(
      'state-country',
      "insert new Account(Name = 'A', BillingCountryCode = 'BR', BillingState = 'Bahia');"
    );
    assert.match(exception?.message ?? '', /A state of Brazil is not supported by the local org/);
  });
});

test('an account of a person and one of a business', async () => {
  const code =
    "insert new List<Account>{ new Account(LastName = 'Someone'), new Account(Name = 'Business') };\nfor (Account each : [SELECT Name, IsPersonAccount FROM Account ORDER BY Name]) System.debug(each.Name + ' ' + each.IsPersonAccount);";
  assert.deepEqual(await prints('person-accounts', code), ['Business false', 'Someone true']);
});

describe('a definition', () => {
  for (const shape of ['nothing-like-this', '../scratch/bare']) {
    test(`that does not exist is misuse: ${shape}`, async () => {
      const { code, err } = await cli('check', '--source', empty, '--shape', shape);
      assert.equal(code, 2);
      assert.match(err, /There is no shape .*Shapes: bare, multi-currency, partner, person-accounts, state-country\./);
    });
  }

  for (const [what, definition, message] of [
    ['a feature', '{ "features": ["TimeTravel"] }', /own\.json: the feature TimeTravel is not known to the local org/],
    ['settings', '{ "settings": { "magicSettings": {} } }', /own\.json: the settings magicSettings are not known/],
    [
      'a setting',
      '{ "settings": { "quoteSettings": { "enableMagic": true } } }',
      /the setting quoteSettings\.enableMagic/
    ],
    ['an entry', '{ "objectSettings": {} }', /own\.json: the entry objectSettings is not known/],
    ['no object', '[]', /own\.json: a scratch-org definition is one JSON object/],
    ['no JSON', '{', /own\.json: .*JSON/]
  ] as const) {
    test(`with ${what} nobody knows is refused by name`, async () => {
      const { code, err } = await cli('check', '--source', withShape(definition), '--shape', 'own');
      assert.equal(code, 1);
      assert.match(err, message);
    });
  }
});
