/** Page references, messages of pages and standard controllers, without any page. */
import { apex, classes, project, refuses } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { reference, rule } from './rule.ts';

const PAGE = reference('apex_system_pagereference');
const CONTROLLER = reference('apex_pages_standardcontroller');
const SET_CONTROLLER = reference('apex_pages_standardsetcontroller');

rule('C1015', 'P116', PAGE, 'an address has a path, parameters and an anchor', () =>
  apex(
    `PageReference p = new PageReference('/apex/detail?id=001&name=a%20b#top');
     System.debug(p.getParameters().get('name')); System.debug(p.getAnchor());
     p.getParameters().put('x', '1&2'); p.setAnchor(null); System.debug(p.getUrl());
     System.debug(p.setRedirect(true).getRedirect());`
  ).prints('a b', 'top', '/apex/detail?id=001&name=a+b&x=1%262', 'true')
);
rule('C1016', 'P116', PAGE, 'a page of the project is named by Page, no other', () => {
  const pages = {
    'pages/Detail.page': '<apex:page/>',
    'pages/Detail.page-meta.xml': metadata('ApexPage', '<apiVersion>66.0</apiVersion>', '<label>Detail</label>')
  };
  project(pages).run('Page.Detail.getUrl()').returns('/apex/detail');
  refuses({ ...pages, ...classes('public class A { Object o = Page.Other; }') }, /Variable does not exist: Other/);
});
rule(
  'C1017',
  'P118',
  reference('apex_methods_system_apexpages'),
  'a test has a page and messages, other code has no page',
  () => {
    apex('ApexPages.currentPage()').returns('null');
    project(
      classes(`@IsTest private class Proof { @IsTest static void run() {
      ApexPages.currentPage().getParameters().put('id', '1');
      Assert.areEqual('1', ApexPages.currentPage().getParameters().get('id'));
      Test.setCurrentPage(new PageReference('/apex/a?id=2'));
      Assert.areEqual('2', ApexPages.currentPage().getParameters().get('id'));
      try { insert new Account(); } catch (DmlException e) { ApexPages.addMessages(e); }
      Assert.isTrue(ApexPages.hasMessages(ApexPages.Severity.ERROR)); Assert.isFalse(ApexPages.hasMessages(ApexPages.Severity.INFO));
      Assert.areEqual('Required fields are missing: [Name]', ApexPages.getMessages()[0].getDetail());
    } }`)
    ).testEnds('passed');
  }
);
rule('C1018', 'P85', CONTROLLER, 'a standard controller saves as the user and tells of errors as messages', () =>
  apex(
    `ApexPages.StandardController c = new ApexPages.StandardController(new Account(Name = 'a'));
     PageReference saved = c.save(); System.debug(saved.getUrl() == '/' + c.getId());
     c = new ApexPages.StandardController(new Account()); System.debug(c.save());
     System.debug(ApexPages.getMessages().size());`
  ).prints('true', 'null', '1')
);
rule('C1019', 'P43', SET_CONTROLLER, 'a set controller shows twenty records at a time', () =>
  apex(
    `List<Account> rows = new List<Account>(); for (Integer i = 0; i < 45; i++) rows.add(new Account(Name = 'a' + i));
     ApexPages.StandardSetController c = new ApexPages.StandardSetController(rows);
     System.debug(c.getRecords().size()); c.last(); System.debug(c.getPageNumber() + ' ' + c.getRecords().size());
     System.debug(c.getHasNext() + ' ' + c.getHasPrevious());`
  ).prints('20', '3 5', 'false true')
);
