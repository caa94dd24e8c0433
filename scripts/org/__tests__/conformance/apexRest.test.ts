/** Apex REST in code; how it is served over HTTP is in `rest/__tests__/apexRest.test.ts`. */
import { classes, project, refuses } from '../apex.ts';
import { guide, reference, rule } from './rule.ts';

const METHODS = guide('apex_rest_methods');
const RESOURCE = guide('apex_classes_annotation_rest_resource');

rule(
  'C1010',
  'P118',
  reference('apex_methods_system_restcontext'),
  'a test makes the request and reads the response',
  () =>
    project(
      classes(
        `@RestResource(urlMapping='/echo/*') global class Echo {
        @HttpPost global static void echo() {
          RestContext.response.statusCode = 201;
          RestContext.response.addHeader('X', RestContext.request.params.get('x'));
          RestContext.response.responseBody = RestContext.request.requestBody;
        }
      }`,
        `@IsTest private class Proof { @IsTest static void run() {
        Assert.isNull(RestContext.request); Assert.isNull(RestContext.response);
        RestContext.request = new RestRequest(); RestContext.response = new RestResponse();
        RestContext.request.addParameter('x', 'y'); RestContext.request.requestBody = Blob.valueOf('hello');
        Echo.echo();
        Assert.areEqual(201, RestContext.response.statusCode);
        Assert.areEqual('y', RestContext.response.headers.get('X'));
        Assert.areEqual('hello', RestContext.response.responseBody.toString());
      } }`
      )
    ).testEnds('passed')
);
rule('C1011', 'P34', RESOURCE, 'a resource is a global class with an address', () => {
  refuses(classes("@RestResource(urlMapping='/a') public class A {}"), '@RestResource classes must be global');
  refuses(classes('@RestResource global class A {}'), '@RestResource needs a urlMapping that starts with /');
});
rule(
  'C1012',
  'P34',
  METHODS,
  'its methods are global and static, one for each verb, and those without a body take nothing',
  () => {
    const resource = (body: string) => classes(`@RestResource(urlMapping='/a') global class A { ${body} }`);
    refuses(resource('@HttpGet public static void a() {}'), '@HttpGet methods must be global and static');
    refuses(resource('@HttpGet global static void a(String b) {}'), '@HttpGet methods must be without parameters');
    refuses(
      resource('@HttpPut global static void a() {} @HttpPut global static void b() {}'),
      'Only one method per type can be defined with: HttpPut'
    );
    refuses(
      classes('global class A { @HttpGet global static void a() {} }'),
      '@HttpGet methods must be in a class with @RestResource'
    );
  }
);
