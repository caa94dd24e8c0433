/** The names and kinds of the demo company's accounts. None of them exists; web addresses use the reserved domain `.example`. */

export interface PartnerSeed {
  readonly name: string;
  /** A value of the standard Account Type picklist. */
  readonly type: 'Channel Partner / Reseller' | 'Technology Partner' | 'Installation Partner' | 'Other';
  /** The role this partner usually plays on a deal. */
  readonly role: string;
  readonly description: string;
  readonly city: string;
  readonly country: string;
  /** Name of the distributor above it. */
  readonly distributor?: string;
}

export const PARTNERS: readonly PartnerSeed[] = [
  {
    name: 'Meridian Distribution',
    type: 'Channel Partner / Reseller',
    role: 'Distributor',
    description: 'Distributor with a reseller network in Central Europe.',
    city: 'Frankfurt',
    country: 'Germany'
  },
  {
    name: 'Alpine Resale',
    type: 'Channel Partner / Reseller',
    role: 'Reseller',
    description: 'Reseller for mid-size manufacturers.',
    city: 'Munich',
    country: 'Germany',
    distributor: 'Meridian Distribution'
  },
  {
    name: 'Danube Systems',
    type: 'Channel Partner / Reseller',
    role: 'Reseller',
    description: 'Reseller for public services.',
    city: 'Vienna',
    country: 'Austria',
    distributor: 'Meridian Distribution'
  },
  {
    name: 'Lakeside IT Trading',
    type: 'Channel Partner / Reseller',
    role: 'Reseller',
    description: 'Reseller for retail chains.',
    city: 'Zurich',
    country: 'Switzerland',
    distributor: 'Meridian Distribution'
  },
  {
    name: 'Harborline VAR',
    type: 'Channel Partner / Reseller',
    role: 'VAR',
    description: 'Value-added reseller with its own support desk.',
    city: 'Hamburg',
    country: 'Germany'
  },
  {
    name: 'Redwood Solutions Group',
    type: 'Channel Partner / Reseller',
    role: 'VAR',
    description: 'Value-added reseller on the West Coast.',
    city: 'Portland',
    country: 'United States'
  },
  {
    name: 'Brightpath Consulting',
    type: 'Installation Partner',
    role: 'Implementation',
    description: 'Systems integrator for finance and logistics.',
    city: 'Chicago',
    country: 'United States'
  },
  {
    name: 'Keystone Integrators',
    type: 'Installation Partner',
    role: 'Implementation',
    description: 'Implementation partner with a delivery centre.',
    city: 'Philadelphia',
    country: 'United States'
  },
  {
    name: 'Vistula Delivery',
    type: 'Installation Partner',
    role: 'Implementation',
    description: 'Implementation partner for Eastern Europe.',
    city: 'Krakow',
    country: 'Poland'
  },
  {
    name: 'Cloudmesh',
    type: 'Technology Partner',
    role: 'Technology',
    description: 'Integration platform that our product connects to.',
    city: 'Austin',
    country: 'United States'
  },
  {
    name: 'Signalworks',
    type: 'Technology Partner',
    role: 'Technology',
    description: 'Telephony vendor with a joint connector.',
    city: 'Dublin',
    country: 'Ireland'
  },
  {
    name: 'Datapier',
    type: 'Technology Partner',
    role: 'Co-Sell',
    description: 'Analytics vendor; deals are worked together.',
    city: 'Amsterdam',
    country: 'Netherlands'
  },
  {
    name: 'Northgate Alliance',
    type: 'Technology Partner',
    role: 'Co-Sell',
    description: 'Strategic alliance with a shared target list.',
    city: 'London',
    country: 'United Kingdom'
  },
  {
    name: 'Studio Ember',
    type: 'Other',
    role: 'Agency',
    description: 'Agency that brings its own clients.',
    city: 'Berlin',
    country: 'Germany'
  },
  {
    name: 'Palette & Co',
    type: 'Other',
    role: 'Agency',
    description: 'Agency for consumer brands.',
    city: 'Paris',
    country: 'France'
  },
  {
    name: 'Fairwind Referrals',
    type: 'Other',
    role: 'Referral',
    description: 'Referral partner for the insurance sector.',
    city: 'Boston',
    country: 'United States'
  },
  {
    name: 'Elmstreet Advisors',
    type: 'Other',
    role: 'Advisor',
    description: 'Advisor to chief information officers.',
    city: 'New York',
    country: 'United States'
  },
  {
    name: 'Clicklane',
    type: 'Other',
    role: 'Affiliate',
    description: 'Affiliate with a review site.',
    city: 'Toronto',
    country: 'Canada'
  },
  {
    name: 'Summit Managed Services',
    type: 'Other',
    role: 'MSP',
    description: 'Managed service provider.',
    city: 'Denver',
    country: 'United States'
  },
  {
    name: 'Telvista Brokerage',
    type: 'Other',
    role: 'TSD',
    description: 'Technology services distributor with subagents.',
    city: 'Dallas',
    country: 'United States'
  }
];

/** Name, industry, city, country. */
export const CUSTOMERS: readonly (readonly [string, string, string, string])[] = [
  ['Ackermann Maschinenbau', 'Manufacturing', 'Stuttgart', 'Germany'],
  ['Aldergrove Foods', 'Food & Beverage', 'Vancouver', 'Canada'],
  ['Amberfield Energy', 'Energy', 'Houston', 'United States'],
  ['Arcadia Health Network', 'Healthcare', 'Boston', 'United States'],
  ['Bayview Credit Union', 'Banking', 'San Diego', 'United States'],
  ['Bergmann Logistik', 'Transportation', 'Bremen', 'Germany'],
  ['Bluewater Shipping', 'Shipping', 'Rotterdam', 'Netherlands'],
  ['Caldera Mining', 'Energy', 'Phoenix', 'United States'],
  ['Castellan Insurance', 'Insurance', 'Hartford', 'United States'],
  ['Cedar Ridge Schools', 'Education', 'Madison', 'United States'],
  ['Copperline Utilities', 'Utilities', 'Columbus', 'United States'],
  ['Dunmore Textiles', 'Apparel', 'Manchester', 'United Kingdom'],
  ['Eastvale Hospitals', 'Healthcare', 'Leeds', 'United Kingdom'],
  ['Elbe Chemie', 'Chemicals', 'Dresden', 'Germany'],
  ['Fernhill Retail', 'Retail', 'Bristol', 'United Kingdom'],
  ['Fjordlys Media', 'Media', 'Oslo', 'Norway'],
  ['Garonne Aerospace', 'Engineering', 'Toulouse', 'France'],
  ['Glasshouse Hotels', 'Hospitality', 'Edinburgh', 'United Kingdom'],
  ['Granite State Bank', 'Banking', 'Concord', 'United States'],
  ['Halvorsen Robotics', 'Manufacturing', 'Gothenburg', 'Sweden'],
  ['Hollowbrook Telecom', 'Telecommunications', 'Atlanta', 'United States'],
  ['Ironwood Construction', 'Construction', 'Nashville', 'United States'],
  ['Juniper Valley Farms', 'Agriculture', 'Fresno', 'United States'],
  ['Kestrel Airlines', 'Transportation', 'Lisbon', 'Portugal'],
  ['Lindqvist Pharma', 'Biotechnology', 'Uppsala', 'Sweden'],
  ['Lombardi Automotive', 'Manufacturing', 'Turin', 'Italy'],
  ['Maplewood Realty', 'Consulting', 'Ottawa', 'Canada'],
  ['Monarch Studios', 'Entertainment', 'Los Angeles', 'United States'],
  ['Norden Timber', 'Manufacturing', 'Tampere', 'Finland'],
  ['Oakhaven County', 'Government', 'Raleigh', 'United States'],
  ['Orchard Lane Grocers', 'Retail', 'Dublin', 'Ireland'],
  ['Pinnacle Sports', 'Recreation', 'Salt Lake City', 'United States'],
  ['Quarry Hill Cement', 'Construction', 'Leipzig', 'Germany'],
  ['Riverton Electronics', 'Electronics', 'Eindhoven', 'Netherlands'],
  ['Saltmarsh Environmental', 'Environmental', 'Norfolk', 'United States'],
  ['Sierra Crest Outdoors', 'Retail', 'Reno', 'United States'],
  ['Tannenhof Kliniken', 'Healthcare', 'Freiburg', 'Germany'],
  ['Umbra Optics', 'Electronics', 'Jena', 'Germany'],
  ['Westmark Foundation', 'Not For Profit', 'Seattle', 'United States'],
  ['Zephyr Wind Power', 'Energy', 'Aarhus', 'Denmark']
];

export const DEAL_SUBJECTS: readonly string[] = [
  'Platform rollout',
  'Renewal and expansion',
  'Regional pilot',
  'Analytics add-on',
  'Contact centre',
  'Service desk',
  'Field operations',
  'Data hub',
  'Customer portal',
  'Supply chain visibility',
  'Security upgrade',
  'Mobile workforce'
];
