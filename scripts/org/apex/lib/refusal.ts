/**
 * What the local org does not do, said by name at run time. Not an Apex exception: no `catch` may hide it.
 */
export class NotSupported extends Error {
  readonly feature: string;

  constructor(feature: string, reason: string) {
    super(`${feature} is not supported by the local org: ${reason}`);
    this.name = 'NotSupported';
    this.feature = feature;
  }
}

export function refuse(feature: string, reason: string): never {
  throw new NotSupported(feature, reason);
}
