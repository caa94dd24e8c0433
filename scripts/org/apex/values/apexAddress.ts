/** Values of compound fields. They are made when somebody reads the field and are never stored: their parts are fields of their own. */

/** `System.Location`: degrees. */
export class ApexLocation {
  readonly latitude: number;
  readonly longitude: number;

  constructor(latitude: number, longitude: number) {
    this.latitude = latitude;
    this.longitude = longitude;
  }

  members(): readonly (readonly [name: string, value: number])[] {
    return [
      ['latitude', this.latitude],
      ['longitude', this.longitude]
    ];
  }

  toString(): string {
    return `System.Location[latitude=${this.latitude}, longitude=${this.longitude}]`;
  }
}

export interface AddressParts {
  readonly city: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
  readonly geocodeAccuracy: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly postalCode: string | null;
  readonly state: string | null;
  readonly stateCode: string | null;
  readonly street: string | null;
}

/** `System.Address` */
export class ApexAddress {
  readonly parts: AddressParts;

  constructor(parts: AddressParts) {
    this.parts = parts;
  }

  /** null without coordinates. */
  get location(): ApexLocation | null {
    const { latitude, longitude } = this.parts;
    return latitude === null || longitude === null ? null : new ApexLocation(latitude, longitude);
  }

  /** As the REST API and JSON write it: codes where there are lists of states and countries, the rest whether there or not. */
  members(): readonly (readonly [name: string, value: string | number | null])[] {
    const { countryCode, stateCode } = this.parts;
    return Object.entries(this.parts)
      .filter(
        ([name]) => (name !== 'countryCode' && name !== 'stateCode') || countryCode !== null || stateCode !== null
      )
      .sort(([one], [other]) => (one < other ? -1 : 1)) as [string, string | number | null][];
  }

  toString(): string {
    const { street, city, state, postalCode, country } = this.parts;
    return `System.Address[${[street, city, state, postalCode, country].filter((part) => part !== null).join(', ')}]`;
  }
}
