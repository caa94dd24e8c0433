/**
 * Scripts that run when a package is installed or removed, called by tests. Nothing is installed: the handler runs as the user of the
 * test, in its transaction.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_install_handler.htm
 */
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { ApexObject } from '../../values/apexObject.ts';
import { required } from '../arguments.ts';
import { callInterfaceMethod, LibraryInstance } from '../interfaceCalls.ts';
import { organizationId } from './UserInfo.ts';
import { VersionValue } from './Version.ts';

/** `previous`: null for a first installation. */
export function testInstall(handler: ApexObject | null, previous: VersionValue | null, isPush: boolean | null): void {
  const version = previous === null ? null : threePart(previous);
  const context = new LibraryInstance('System.InstallContext', {
    organizationid: organizationId,
    installerid: () => currentTransaction().user.id,
    isupgrade: () => version !== null,
    ispush: () => required(isPush),
    previousversion: () => version
  });
  callInterfaceMethod(required(handler), 'oninstall', [context]);
}

export function testUninstall(handler: ApexObject | null): void {
  const context = new LibraryInstance('System.UninstallContext', {
    organizationid: organizationId,
    uninstallerid: () => currentTransaction().user.id
  });
  callInterfaceMethod(required(handler), 'onuninstall', [context]);
}

/** The context gives versions with a patch number always. */
function threePart({ parts: [major = null, minor = null, patch = null] }: VersionValue): VersionValue {
  return new VersionValue([major, minor, patch ?? 0]);
}
