/**
 * Compound values: places and addresses.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_system_Location.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_system_Address.htm
 */
import { ApexDouble } from '../../values/apexDouble.ts';
import type { ApexAddress } from '../../values/apexAddress.ts';
import { ApexLocation } from '../../values/apexAddress.ts';
import type { ApexDecimal } from '../../values/apexDecimal.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
/** Of a sphere as large as the Earth; the platform does not say which it takes. */
const RADIUS: Readonly<Record<string, number>> = { km: 6371.0088, mi: 3958.7613 };

type Place = ApexLocation | null;
type Text = string | null;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const double = (value: number | null): ApexDouble | null => (value === null ? null : new ApexDouble(value));

/** By the haversine formula. */
function distance(from: Place, to: Place, unit: Text): ApexDouble | null {
  const radius = RADIUS[required(unit).toLowerCase()];
  if (radius === undefined) return throwApex('System.InvalidParameterValueException', `Invalid unit: ${unit}`);
  if (from === null || to === null) return null;
  const [fromLatitude, toLatitude] = [radians(from.latitude), radians(to.latitude)];
  const half = (angle: number): number => Math.sin(angle / 2) ** 2;
  const chord =
    half(toLatitude - fromLatitude) +
    Math.cos(fromLatitude) * Math.cos(toLatitude) * half(radians(to.longitude - from.longitude));
  return new ApexDouble(2 * radius * Math.asin(Math.sqrt(chord)));
}

function newLocation(latitude: ApexDecimal | null, longitude: ApexDecimal | null): ApexLocation {
  const place = new ApexLocation(required(latitude).toNumber(), required(longitude).toNumber());
  if (Math.abs(place.latitude) > 90 || Math.abs(place.longitude) > 180)
    throwApex('System.InvalidParameterValueException', `Invalid coordinates: ${place.latitude}, ${place.longitude}`);
  return place;
}

export const LOCATION_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.Location',
    doc: `${REFERENCE}apex_class_system_Location.htm`,
    statics: {
      'Double getDistance(System.Location first, System.Location second, String unit)': distance,
      'System.Location newInstance(Decimal latitude, Decimal longitude)': newLocation
    },
    methods: {
      'Double getDistance(System.Location other, String unit)': (self: ApexLocation, other: Place, unit: Text) =>
        distance(self, other, unit),
      'Double getLatitude()': (self: ApexLocation) => double(self.latitude),
      'Double getLongitude()': (self: ApexLocation) => double(self.longitude)
    },
    properties: {
      'Double latitude': (self: ApexLocation) => double(self.latitude),
      'Double longitude': (self: ApexLocation) => double(self.longitude)
    }
  }),
  defineType({
    name: 'System.Address',
    doc: `${REFERENCE}apex_class_system_Address.htm`,
    methods: {
      'String getCity()': ({ parts }: ApexAddress) => parts.city,
      'String getCountry()': ({ parts }: ApexAddress) => parts.country,
      'String getCountryCode()': ({ parts }: ApexAddress) => parts.countryCode,
      'Double getDistance(System.Location other, String unit)': (self: ApexAddress, other: Place, unit: Text) =>
        distance(self.location, other, unit),
      'String getGeocodeAccuracy()': ({ parts }: ApexAddress) => parts.geocodeAccuracy,
      'Double getLatitude()': ({ parts }: ApexAddress) => double(parts.latitude),
      'Double getLongitude()': ({ parts }: ApexAddress) => double(parts.longitude),
      'String getPostalCode()': ({ parts }: ApexAddress) => parts.postalCode,
      'String getState()': ({ parts }: ApexAddress) => parts.state,
      'String getStateCode()': ({ parts }: ApexAddress) => parts.stateCode,
      'String getStreet()': ({ parts }: ApexAddress) => parts.street
    }
  })
];
