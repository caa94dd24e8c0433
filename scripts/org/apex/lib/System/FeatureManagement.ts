import { currentTransaction } from '../../../transaction/transaction.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';

const PARAMETERS = 'feature parameters belong to the license management of a subscriber org';

/** The running user's custom permission, by its name in any case; the own namespace may be left out. Unknown names are not held. */
function checkPermission(name: string | null): boolean {
  const { schema, user } = currentTransaction();
  const wanted = required(name).toLowerCase();
  const found = schema.customPermissions.find(
    ({ name: each }) =>
      each.canonical.toLowerCase() === wanted ||
      (each.namespace === schema.namespace && each.localName.toLowerCase() === wanted)
  );
  return found !== undefined && user.permissions.hasCustom(found.name.canonical);
}

export const FeatureManagementType = defineType({
  name: 'System.FeatureManagement',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FeatureManagement.htm',
  statics: { 'Boolean checkPermission(String name)': checkPermission },
  refused: {
    'void changeProtection(String name, String type, String protection)':
      'protection of metadata matters only in a subscriber org',
    'Boolean checkPackageBooleanValue(String name)': PARAMETERS,
    'Date checkPackageDateValue(String name)': PARAMETERS,
    'Integer checkPackageIntegerValue(String name)': PARAMETERS,
    'void setPackageBooleanValue(String name, Boolean value)': PARAMETERS,
    'void setPackageDateValue(String name, Date value)': PARAMETERS,
    'void setPackageIntegerValue(String name, Integer value)': PARAMETERS
  }
});
