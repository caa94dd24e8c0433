/** What a person or a script can get wrong with involvements: refused in words, and nothing is left behind. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { compileProject } from '../../org/engine/compileProject.ts';
import { createRuntime, type AnonymousAnswer, type Runtime } from '../../org/engine/runtime.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');
const DEAL =
  "Account customer = new Account(Name = 'Customer'); Account partner = new Account(Name = 'Partner'); insert new List<Account>{ customer, partner };\n" +
  "Opportunity deal = new Opportunity(Name = 'Deal', AccountId = customer.Id, StageName = 'Prospecting', CloseDate = Date.today()); insert deal;\n";
const row = (fields: string): string =>
  `new Involvement__c(Opportunity__c = deal.Id, Partner__c = partner.Id, Role__c = 'Sourcing'${fields})`;
const save = (...rows: readonly string[]): string =>
  `InvolvementApi.save(new List<Involvement__c>{ ${rows.join(', ')} });\n`;
const COUNT =
  "System.debug([SELECT COUNT() FROM Involvement__c] + ' ' + [SELECT COUNT() FROM OpportunityPartner] + ' ' + [SELECT COUNT() FROM Decision__c]);";

let runtime: Runtime;

before(() => {
  runtime = createRuntime(compileProject({ sources: [REPOSITORY], namespace: undefined }), {
    time: 'fixed',
    database: null
  });
});

function run(source: string): AnonymousAnswer {
  return runtime.org.isolate(() => runtime.runAnonymous(source, 'Script.apex', () => undefined));
}

/** Runs the code, which must be refused in these words; answers what the rows are afterwards. */
function refused(code: string, words: RegExp, exception = 'InvolvementException'): string {
  const {
    success,
    diagnostics,
    exception: failure,
    output
  } = run(
    `${DEAL}try { ${code} System.debug('saved'); } catch (${exception} refusal) { System.debug(refusal.getMessage()); }\n${COUNT}`
  );
  assert.ok(success, failure?.message ?? diagnostics[0]?.message);
  assert.match(output[0] ?? '', words);
  return output[1] ?? '';
}

describe('a save that cannot be', () => {
  test('the same partner in the same role twice', () => {
    assert.equal(
      refused(save(row('')) + save(row('')), /^Partner already is Sourcing on this opportunity\.$/),
      '1 2 1'
    );
  });

  test('the same partner twice in one save', () => {
    assert.equal(
      refused(
        save(row(', CreditPercent__c = 50'), row(', CreditPercent__c = 50')),
        /^Partner already is Sourcing on this opportunity\.$/
      ),
      '0 0 0'
    );
  });

  test('201 percent of credit', () => {
    assert.equal(
      refused(save(row(', CreditPercent__c = 201')), /^Credit must be between 0% and 100%, not 201%\.$/),
      '0 0 0'
    );
  });

  test('201 percent by DML', () => {
    assert.equal(
      refused(
        `insert ${row(", CreditPercent__c = 201, CreditType__c = 'Sourced'")};`,
        /FIELD_CUSTOM_VALIDATION_EXCEPTION, Credit must be between 0% and 100%, not 201%\./,
        'DmlException'
      ),
      '0 0 0'
    );
  });

  test('two partners with more than 100 percent together', () => {
    const second = "Account more = new Account(Name = 'More'); insert more;\n";
    const rows = [row(', CreditPercent__c = 60'), row(', CreditPercent__c = 60').replace('partner.Id', 'more.Id')];
    assert.equal(refused(second + save(...rows), /^Sourced credit would total 120%\./), '0 0 0');
  });

  test('the customer as its own partner', () => {
    assert.equal(
      refused(
        save(row('').replace('partner.Id', 'customer.Id')),
        /^Customer is the customer of this opportunity and cannot be its partner\.$/
      ),
      '0 0 0'
    );
  });

  test('a partner that has been deleted', () => {
    assert.equal(
      refused(`delete partner; ${save(row(''))}`, /^The partner account does not exist or was deleted\.$/),
      '0 0 0'
    );
  });

  test('a deal that has been deleted', () => {
    assert.equal(
      refused(`delete deal; ${save(row(''))}`, /^The opportunity does not exist or was deleted\.$/),
      '0 0 0'
    );
  });

  test('a role that is not there', () => {
    assert.equal(
      refused(save(row('').replace('Sourcing', 'Nobody')), /^The role Nobody is not configured\.$/),
      '0 0 0'
    );
  });

  test('a field that is not there is found before anything runs', () => {
    const { success, diagnostics } = run(`${DEAL}insert new Involvement__c(Nothing__c = 1);`);
    assert.equal(success, false);
    assert.match(diagnostics[0]?.message ?? '', /Nothing__c/);
  });
});

describe('what disappears under an involvement', () => {
  test('a deleted partner account leaves a history that can be read, without native rows', () => {
    const { success, exception, output } = run(
      `${DEAL}${save(row(''))}delete partner;\nfor (Involvement__c i : [SELECT Status__c, PartnerName__c, Partner__c FROM Involvement__c]) { System.debug(i.Status__c + ' ' + i.PartnerName__c + ' ' + i.Partner__c); }\nSystem.debug([SELECT COUNT() FROM OpportunityPartner]);`
    );
    assert.ok(success, exception?.message);
    assert.deepEqual(output, ['Ended Partner null', '0']);
  });
});
