/** HTTP callouts (P108). */
import { apex, classes, project, triggers, type ApexProject, type Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { guide, reference, rule } from './rule.ts';

const TESTING = guide('apex_classes_restful_http_testing_httpcalloutmock');
const STATIC = guide('apex_classes_restful_http_testing_static');
const WITH_DML = guide('apex_classes_restful_http_testing_dml');
const LIMITS = guide('apex_callouts_timeouts');
const SAVEPOINTS = guide('langCon_apex_transaction_control');
const CREDENTIALS = guide('apex_callouts_named_credentials');

const CLIENT = `public class Client {
  public static HttpResponse call(String endpoint) {
    HttpRequest request = new HttpRequest();
    request.setEndpoint(endpoint);
    request.setMethod('GET');
    request.setHeader('Accept', 'text/plain');
    return new Http().send(request);
  }
  public static String body(String endpoint) { return call(endpoint).getBody(); }
  public static String text(String endpoint) {
    try { return body(endpoint); } catch (Exception e) { return e.getTypeName() + ': ' + e.getMessage(); }
  }
}`;
const MOCK = `@IsTest public class Echo implements HttpCalloutMock {
  public HttpResponse respond(HttpRequest request) {
    HttpResponse response = new HttpResponse();
    response.setStatusCode(200);
    response.setStatus('OK');
    response.setHeader('Content-Type', 'text/plain');
    response.setBody(request.getMethod() + ' ' + request.getEndpoint() + ' ' + request.getHeader('Accept'));
    return response;
  }
}`;
const SET_MOCK = 'Test.setMock(HttpCalloutMock.class, new Echo());';
const PENDING =
  'System.CalloutException: You have uncommitted work pending. Please commit or rollback before calling out';

/** The body of the only test, beside classes that call out and answer. */
const test = (body: string, more: Files = {}): ApexProject =>
  project({
    ...classes(CLIENT, MOCK, `@IsTest private class Proof { @IsTest static void run() { ${body} } }`),
    ...more
  });
const says = (call: string, expected: string): string => `Assert.areEqual('${expected}', ${call});`;

const REMOTE_SITES = guide('apex_callouts_remote_site_settings');

function remoteSite(url: string, isActive = true): Files {
  return {
    'remoteSiteSettings/Site.remoteSite-meta.xml': metadata(
      'RemoteSiteSetting',
      '<disableProtocolSecurity>false</disableProtocolSecurity>',
      `<isActive>${isActive}</isActive>`,
      `<url>${url}</url>`
    )
  };
}

function namedCredential(name: string, ...elements: readonly string[]): Files {
  return {
    [`namedCredentials/${name}.namedCredential-meta.xml`]: metadata(
      'NamedCredential',
      '<endpoint>https://example.com</endpoint>',
      `<label>${name}</label>`,
      '<principalType>NamedUser</principalType>',
      ...elements
    )
  };
}

rule('C801', 'P108', TESTING, 'the mock answers the request', () =>
  test(`${SET_MOCK} ${says("Client.body('https://example.com/a')", 'GET https://example.com/a text/plain')}
    Assert.areEqual(1, Limits.getCallouts()); Assert.areEqual(100, Limits.getLimitCallouts());
    HttpResponse answer = Client.call('https://example.com/b');
    Assert.areEqual('OK', answer.getStatus()); Assert.areEqual(200, answer.getStatusCode());
    Assert.areEqual('text/plain', answer.getHeader('Content-Type'));
    Assert.areEqual(new List<String>{ 'Content-Type' }, answer.getHeaderKeys());
    Assert.areEqual('System.HttpResponse[Status=OK, StatusCode=200]', String.valueOf(answer));`).testEnds('passed')
);
rule('C802', 'P108', TESTING, 'a test without a mock cannot call out', () =>
  test("Client.body('https://example.com');").testEnds(
    'failed',
    'System.TypeException: Methods defined as TestMethod do not support Web service callouts'
  )
);
rule('C803', 'P108', LIMITS, 'no callout after DML', () =>
  test(`${SET_MOCK} insert new Account(Name = 'a'); ${says("Client.text('https://example.com')", PENDING)}`).testEnds(
    'passed'
  )
);
rule('C804', 'P108', WITH_DML, 'startTest leaves the DML of the set-up behind', () =>
  test(`insert new Account(Name = 'a'); Test.startTest(); ${SET_MOCK}
    ${says("Client.text('https://example.com/')", 'GET https://example.com/ text/plain')}
    Test.stopTest(); ${says("Client.text('https://example.com/')", PENDING)}`).testEnds('passed')
);
rule('C805', 'P108', SAVEPOINTS, 'after a rollback every savepoint has to be released', () =>
  test(`${SET_MOCK} Savepoint point = Database.setSavepoint(); insert new Account(Name = 'a'); Database.rollback(point);
    ${says("Client.text('https://example.com/')", 'System.CalloutException: All active Savepoints must be released before making callouts.')}
    Database.releaseSavepoint(point);
    ${says("Client.text('https://example.com/')", 'GET https://example.com/ text/plain')}`).testEnds('passed')
);
rule('C806', 'P108', SAVEPOINTS, 'releasing a savepoint does not undo the work', () =>
  test(`${SET_MOCK} Savepoint point = Database.setSavepoint(); insert new Account(Name = 'a');
    Database.releaseSavepoint(point); ${says("Client.text('https://example.com/')", PENDING)}`).testEnds('passed')
);
rule('C807', 'P108', LIMITS, 'a hundred callouts, not one more', () =>
  test(`${SET_MOCK} for (Integer i = 0; i < 101; i++) Client.body('https://example.com');`).testEnds(
    'failed',
    'System.LimitException: Too many callouts: 101'
  )
);
rule('C808', 'P108', LIMITS, 'outside of tests no mock answers', () =>
  project({ ...classes(CLIENT), ...remoteSite('https://example.com') })
    .run("Client.body('https://example.com');")
    .throws('NotSupported', /^Http.send is not supported by the local org: only `serve` makes callouts/)
);
rule('C1110', 'P108', REMOTE_SITES, 'an endpoint without a remote site is not called', () => {
  const target = project({ ...classes(CLIENT), ...remoteSite('https://example.com') });
  for (const endpoint of ['https://example.org', 'http://example.com', 'https://example.com:444'])
    target
      .run(`Client.body('${endpoint}');`)
      .throws(
        'System.CalloutException',
        `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${endpoint}`
      );
});
rule('C1111', 'P108', REMOTE_SITES, 'a remote site that is not active opens nothing', () =>
  project({ ...classes(CLIENT), ...remoteSite('https://example.com', false) })
    .run("Client.body('https://example.com');")
    .throws('System.CalloutException', /^Unauthorized endpoint/)
);
rule('C1112', 'P108', CREDENTIALS, 'a named credential that is not there', () =>
  project(classes(CLIENT))
    .run("Client.body('callout:Billing/v1');")
    .throws('System.CalloutException', /the named credential "Billing" might not exist\.$/)
);
rule('C1113', 'P108', CREDENTIALS, 'a named credential with a secret is refused by name', () =>
  project({ ...classes(CLIENT), ...namedCredential('Billing', '<protocol>Password</protocol>') })
    .run("Client.body('callout:Billing/v1');")
    .throws('NotSupported', /named credential Billing .*signs in with Password/)
);
rule('C809', 'P108', CREDENTIALS, 'a mock answers for a named credential, whether it exists or not', () =>
  test(`${SET_MOCK} ${says("Client.text('callout:Billing/v1')", 'GET callout:Billing/v1 text/plain')}`).testEnds(
    'passed'
  )
);
rule('C810', 'P108', STATIC, 'one static resource answers, or one for each endpoint', () =>
  test(
    `StaticResourceCalloutMock single = new StaticResourceCalloutMock();
    single.setStaticResource('Answer'); single.setStatusCode(201); single.setHeader('Content-Type', 'text/plain');
    Test.setMock(HttpCalloutMock.class, single);
    HttpResponse answer = Client.call('https://example.com');
    Assert.areEqual('forty-two', answer.getBody()); Assert.areEqual(201, answer.getStatusCode());
    Assert.areEqual('text/plain', answer.getHeader('Content-Type'));
    MultiStaticResourceCalloutMock several = new MultiStaticResourceCalloutMock();
    several.setStaticResource('https://example.com/a', 'Answer');
    Test.setMock(HttpCalloutMock.class, several);
    ${says("Client.text('https://example.com/a')", 'forty-two')}
    Assert.isTrue(Client.text('https://example.com/b').startsWith('System.CalloutException'));`,
    {
      'staticresources/Answer.resource-meta.xml': metadata(
        'StaticResource',
        '<contentType>text/plain</contentType><cacheControl>Private</cacheControl>'
      ),
      'staticresources/Answer.txt': 'forty-two'
    }
  ).testEnds('passed')
);
rule('C811', 'P108', guide('apex_triggers'), 'a trigger cannot call out', () =>
  test(
    `${SET_MOCK} try { insert new Account(Name = 'a'); Assert.fail(); } catch (DmlException e) {
      Assert.isTrue(e.getMessage().contains('System.CalloutException: Callout from triggers are currently not supported.'), e.getMessage()); }`,
    triggers("trigger Calls on Account (before insert) { Client.body('https://example.com'); }")
  ).testEnds('passed')
);
rule('C812', 'P108', guide('apex_invoking_future_methods'), 'a future method asks for callouts by its annotation', () =>
  test(
    `${SET_MOCK} Test.startTest(); Later.withCallout(); Later.without(); Test.stopTest();
    List<String> names = new List<String>(); for (Account each : [SELECT Name FROM Account ORDER BY Name]) names.add(each.Name);
    Assert.areEqual(new List<String>{ 'Callout not allowed from this future method. Please enable callout by annotating the future method. eg: @Future(callout=true)', 'GET https://example.com/ text/plain' }, names);`,
    {
      ...classes(`public class Later {
      @Future(callout=true) public static void withCallout() { String body = Client.body('https://example.com/'); insert new Account(Name = body); }
      @Future public static void without() { String text; try { text = Client.body('https://example.com/'); } catch (CalloutException e) { text = e.getMessage(); } insert new Account(Name = text); }
    }`)
    }
  ).testEnds('passed')
);
rule('C813', 'P108', guide('apex_queueing_jobs'), 'a queueable job asks for callouts by its interface', () =>
  test(
    `${SET_MOCK} Test.startTest(); System.enqueueJob(new Asking()); System.enqueueJob(new Silent()); Test.stopTest();
    Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'GET https://example.com/ text/plain']);
    Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name LIKE 'System.CalloutException%']);`,
    classes(
      "public class Asking implements Queueable, Database.AllowsCallouts { public void execute(QueueableContext context) { insert new Account(Name = Client.text('https://example.com/')); } }",
      "public class Silent implements Queueable { public void execute(QueueableContext context) { insert new Account(Name = Client.text('https://example.com/').left(200)); } }"
    )
  ).testEnds('passed')
);
rule('C814', 'P108', reference('apex_classes_restful_http_httprequest'), 'a request holds what it was given', () =>
  apex(`HttpRequest request = new HttpRequest();
    System.debug(request.getBody() == ''); request.setBody('text'); System.debug(request.getBodyAsBlob().size());
    request.setEndpoint('https://example.com'); request.setMethod('POST'); System.debug(request);
    request.setTimeout(120000); System.debug(request.getHeader('Accept'));
    request.setTimeout(120001);`).throws('System.IllegalArgumentException', /Timeout/)
);
rule('C815', 'P108', TESTING, 'an endpoint needs a protocol, a method has to exist', () =>
  test(`${SET_MOCK} ${says("Client.text('example.com')", 'System.CalloutException: no protocol: example.com')}
    HttpRequest request = new HttpRequest(); request.setEndpoint('https://example.com'); request.setMethod('FETCH');
    try { new Http().send(request); Assert.fail(); } catch (CalloutException e) { Assert.areEqual('Invalid HTTP method: FETCH', e.getMessage()); }`).testEnds(
    'passed'
  )
);
rule('C816', 'P108', LIMITS, 'a job in the queue and an event are work as well', () =>
  test(
    `${SET_MOCK} System.enqueueJob(new Quiet()); ${says("Client.text('https://example.com')", PENDING)}`,
    classes('public class Quiet implements Queueable { public void execute(QueueableContext context) { } }')
  ).testEnds('passed')
);
rule(
  'C817',
  'P108',
  reference('apex_classes_restful_http_httpresponse'),
  'a header is found by its name as written',
  () =>
    apex(`HttpResponse response = new HttpResponse(); response.setHeader('Accept', 'a');
    System.debug(response.getHeader('Accept')); System.debug(response.getHeader('accept'));`).prints('a', 'null')
);
