import { currentTransaction } from '../../../transaction/transaction.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { libraryEnum } from '../enumValues.ts';
import { defineType } from '../library.ts';

class RequestValue {
  readonly type = RuntimeType.of('Request');
}

const CURRENT = new RequestValue();

export const RequestType = defineType({
  name: 'System.Request',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Request.htm',
  statics: { 'System.Request getCurrent()': () => CURRENT },
  methods: {
    'System.Quiddity getQuiddity()': () => libraryEnum('System.Quiddity').constant(currentTransaction().quiddity),
    'String getRequestId()': () => currentTransaction().requestId
  }
});
