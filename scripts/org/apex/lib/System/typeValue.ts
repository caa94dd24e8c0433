/** The value of `Account.class` and `Type.forName`: one per type, so that values compare by identity and serve as map keys. */
import { RuntimeType } from '../../values/runtimeType.ts';

export class ApexTypeValue {
  readonly type = RuntimeType.of('Type');
  readonly target: RuntimeType;

  constructor(target: RuntimeType) {
    this.target = target;
  }

  toString(): string {
    return this.target.name;
  }
}

const values = new WeakMap<RuntimeType, ApexTypeValue>();

export function typeValueOf(target: RuntimeType): ApexTypeValue {
  let value = values.get(target);
  if (value === undefined) values.set(target, (value = new ApexTypeValue(target)));
  return value;
}
