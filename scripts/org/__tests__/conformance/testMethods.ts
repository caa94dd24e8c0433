/** Cases that need several users, and so System.runAs: test methods of one class in one project, compiled once for all of them. */
import assert from 'node:assert/strict';
import { classes, project, type ApexProject, type Files, type ProjectOptions } from '../apex.ts';

/**
 * A user with a profile, a role and permission sets, in a transaction of its own for setup objects; `People.as` is the body of a
 * test as somebody.
 */
export const PEOPLE = `@IsTest public class People {
  public static User make(String name, List<String> sets) { return make(name, sets, null); }
  public static User make(String name, List<String> sets, Id roleId) {
    Profile p = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'];
    User u = new User(LastName = name, Alias = name.left(8), Username = name + '@people.example', Email = name + '@people.example', ProfileId = p.Id, UserRoleId = roleId, TimeZoneSidKey = 'Europe/Berlin', LocaleSidKey = 'de_DE', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');
    System.runAs(new User(Id = UserInfo.getUserId())) {
      insert u;
      List<PermissionSetAssignment> l = new List<PermissionSetAssignment>();
      for (PermissionSet s : [SELECT Id FROM PermissionSet WHERE Name IN :sets]) { l.add(new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = s.Id)); }
      insert l;
    }
    return u;
  }
}`;

export interface TestMethods {
  /** Takes the body of a test method; what comes back runs it and fails where it fails. */
  method(body: string): () => void;
}

/** @param files what the test methods work with; the class People is added */
export function testMethods(files: Files, options: ProjectOptions = {}): TestMethods {
  const bodies: string[] = [];
  let built: ApexProject | null = null;
  return {
    method(body) {
      const name = `case${bodies.length}`;
      bodies.push(`@IsTest static void ${name}() { ${body} }`);
      return () => {
        built ??= project(
          { ...files, ...classes(PEOPLE, `@IsTest private class Proof { ${bodies.join('\n')} }`) },
          options
        );
        const [only, ...more] = built.test([`Proof.${name}`]).tests;
        assert.deepEqual(more, []);
        assert.equal(only?.outcome, 'passed', only?.message);
      };
    }
  };
}

/** A statement that must throw, with words of its message. */
export const throwsIn = (code: string, type: string, words: string): string =>
  `try { ${code} Assert.fail('nothing thrown'); } catch (${type} e) { Assert.isTrue(e.getMessage().contains('${words}'), e.getMessage()); }`;
