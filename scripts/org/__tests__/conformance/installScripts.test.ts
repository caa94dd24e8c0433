/** Scripts of packages, and methods that tests alone may call. */
import { apex, classes, project } from '../apex.ts';
import { guide, reference, rule } from './rule.ts';

const INSTALL = reference('apex_install_handler');
const UNINSTALL = reference('apex_uninstall_handler');

const HANDLERS = classes(
  `public class Scripts implements InstallHandler, UninstallHandler {
    public static List<Object> seen = new List<Object>();
    public void onInstall(InstallContext context) {
      seen.addAll(new List<Object>{ String.valueOf(context.previousVersion()), context.isUpgrade(), context.isPush(), context.installerId() == UserInfo.getUserId(), context.organizationId() == UserInfo.getOrganizationId() });
      insert new Account(Name = 'Newco');
    }
    public void onUninstall(UninstallContext context) {
      seen.addAll(new List<Object>{ context.uninstallerId() == UserInfo.getUserId(), context.organizationId() == UserInfo.getOrganizationId() });
    }
  }`
);

const test = (body: string) =>
  project({ ...HANDLERS, ...classes(`@IsTest class ScriptsTest { @IsTest static void run() { ${body} } }`) });

const sees = (...values: readonly string[]): string =>
  `Assert.areEqual(new List<Object>{ ${values.join(', ')} }, Scripts.seen);`;

rule('C1700', 'P114', INSTALL, 'a test runs the script of a first installation', () =>
  test(
    `Test.testInstall(new Scripts(), null); ${sees('null', 'false', 'false', 'true', 'true')} Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'Newco']);`
  ).testEnds('passed')
);
rule('C1701', 'P114', INSTALL, 'with a version before it is an upgrade, whose version has three parts', () =>
  test(
    `Test.testInstall(new Scripts(), new Version(1, 41), true); ${sees("'1.41.0'", 'true', 'true', 'true', 'true')}`
  ).testEnds('passed')
);
rule('C1702', 'P114', UNINSTALL, 'a test runs the script of a removal', () =>
  test(`Test.testUninstall(new Scripts()); ${sees('true', 'true')}`).testEnds('passed')
);
rule('C1703', 'P114', INSTALL, 'what is no handler is no argument', () =>
  apex('Test.testInstall(new Account(), null);').refuses(/^Method does not exist or incorrect signature/)
);
rule(
  'C1704',
  'P114',
  reference('apex_methods_system_test'),
  'outside of tests only isRunningTest may be called',
  () => {
    for (const call of ['startTest()', 'stopTest()', 'getEventBus()', 'setFixedSearchResults(new List<Id>())'])
      apex(`Test.${call};`).throws('System.TypeException', 'Cannot call test methods in non-test context');
    apex('Test.isRunningTest()').returns('false');
  }
);
rule('C1705', 'P29', guide('apex_classes_keywords_instanceof'), 'whether a text is an Id is seen at run time', () => {
  apex(
    "String id = '001000000000001'; String other = 'text'; String none; System.debug(id instanceof Id); System.debug(other instanceof Id); System.debug(none instanceof Id);"
  ).prints('true', 'false', 'false');
  apex('Id id; System.debug(id instanceof String);').refuses(/^Operation instanceof is always/);
});
