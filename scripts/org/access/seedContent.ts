/** Classes, static resources, types of custom notifications and partitions of the platform cache of the project as rows. */
import { ApexBlob } from '../apex/values/apexBlob.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { Seeder } from './seedRow.ts';

const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

export function seedContent({ content }: OrgSchema, seeder: Seeder): void {
  for (const { name, apiVersion, body, isActive } of content.classes) {
    seeder.add('ApexClass', {
      Name: name.localName,
      NamespacePrefix: name.namespace,
      ApiVersion: ApexDecimal.fromString(`${apiVersion}.0`),
      Body: body,
      IsValid: true,
      LengthWithoutComments: body.replace(COMMENTS, '').length,
      Status: isActive ? 'Active' : 'Inactive'
    });
  }
  for (const { name, label, description, isDesktop, isMobile } of content.notificationTypes) {
    seeder.add('CustomNotificationType', {
      DeveloperName: name.localName,
      CustomNotifTypeName: name.localName,
      NamespacePrefix: name.namespace,
      MasterLabel: label,
      Language: 'en_US',
      Description: description,
      Desktop: isDesktop,
      Mobile: isMobile
    });
  }
  for (const { name, label, description, isDefault } of content.cachePartitions) {
    seeder.add('PlatformCachePartition', {
      DeveloperName: name.localName,
      NamespacePrefix: name.namespace,
      MasterLabel: label,
      Language: 'en_US',
      Description: description,
      IsDefaultPartition: isDefault
    });
  }
  for (const { name, read } of content.staticResources) {
    const bytes = read?.() ?? null;
    seeder.add('StaticResource', {
      Name: name.localName,
      NamespacePrefix: name.namespace,
      Body: bytes === null ? null : new ApexBlob(bytes),
      BodyLength: bytes?.length ?? null
    });
  }
}
