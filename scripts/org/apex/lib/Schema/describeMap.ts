/**
 * The maps of describe calls: keys in lower case with their namespace, found whatever the case of the name that is asked for (P113).
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_global_describe.htm
 */
import { ApexMap } from '../../values/apexMap.ts';

export class DescribeMap extends ApexMap {
  override has(key: unknown): boolean {
    return super.has(lowerCase(key));
  }

  override get(key: unknown): unknown {
    return super.get(lowerCase(key));
  }

  override put(key: unknown, value: unknown): unknown {
    return super.put(lowerCase(key), value);
  }

  override remove(key: unknown): unknown {
    return super.remove(lowerCase(key));
  }
}

function lowerCase(key: unknown): unknown {
  return typeof key === 'string' ? key.toLowerCase() : key;
}
