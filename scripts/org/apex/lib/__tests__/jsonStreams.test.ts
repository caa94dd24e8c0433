import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createLibraryOrg } from './libraryOrg.ts';

describe('JSONGenerator and JSONParser', () => {
  const cleanUp: (() => void)[] = [];
  after(() => cleanUp.forEach((each) => each()));
  const org = createLibraryOrg(
    { after: (work) => cleanUp.push(work as () => void) },
    { 'classes/Item.cls': 'public class Item { public String name; public Integer size; }' }
  );

  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonGenerator.htm
  it('writes a document piece by piece', () => {
    assert.equal(
      org.value(
        'g.getAsString()',
        `JSONGenerator g = JSON.createGenerator(false);
        g.writeStartObject();
        g.writeStringField('a', 'x');
        g.writeNumberField('b', 1.50);
        g.writeBooleanField('c', true);
        g.writeNullField('d');
        g.writeFieldName('e');
        g.writeStartArray(); g.writeNumber(1); g.writeDate(Date.newInstance(2026, 1, 2)); g.writeEndArray();
        g.writeObjectField('f', new Map<String, Object>{ 'g' => 1 });
        g.writeEndObject();`
      ),
      '{"a":"x","b":1.50,"c":true,"d":null,"e":[1,"2026-01-02"],"f":{"g":1}}'
    );
  });

  it('closes what is open when the text is taken', () => {
    assert.deepEqual(
      org.printed(`JSONGenerator g = JSON.createGenerator(true);
        g.writeStartArray(); g.writeStartObject(); g.writeIdField('id', '001000000000001');
        System.debug(g.isClosed());
        System.debug(g.getAsString());
        System.debug(g.isClosed());`),
      ['false', '[ {\n  "id" : "001000000000001AAA"\n} ]', 'true']
    );
  });

  it('refuses pieces in the wrong place', () => {
    assert.match(
      org.failure('JSONGenerator g = JSON.createGenerator(false); g.writeStartObject(); g.writeNumber(1);'),
      /^System\.JSONException: .*expecting field name/
    );
    assert.match(
      org.failure("JSONGenerator g = JSON.createGenerator(false); g.writeStartArray(); g.writeFieldName('a');"),
      /^System\.JSONException/
    );
    assert.match(
      org.failure('JSONGenerator g = JSON.createGenerator(false); g.writeStartArray(); g.writeEndObject();'),
      /^System\.JSONException: Current context not an OBJECT but ARRAY/
    );
  });

  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonParser.htm
  it('walks over tokens with their names and texts', () => {
    assert.deepEqual(
      org.printed(`JSONParser p = JSON.createParser('{"a":[1,2.5],"b":"x"}');
        while (p.nextToken() != null) System.debug(p.getCurrentToken() + ' ' + p.getCurrentName() + ' ' + p.getText());`),
      [
        'START_OBJECT null {',
        'FIELD_NAME a a',
        'START_ARRAY a [',
        'VALUE_NUMBER_INT null 1',
        'VALUE_NUMBER_FLOAT null 2.5',
        'END_ARRAY a ]',
        'FIELD_NAME b b',
        'VALUE_STRING b x',
        'END_OBJECT null }'
      ]
    );
  });

  it('reads objects out of a stream and stands at their end afterwards', () => {
    assert.deepEqual(
      org.printed(`JSONParser p = JSON.createParser('{"items":[{"name":"a","size":1},{"name":"b","size":2}],"total":3}');
        while (p.nextToken() != null) {
          if (p.getCurrentToken() == JSONToken.START_OBJECT && p.getCurrentName() == null && p.getText() == '{') {
            p.nextToken();
            if (p.getText() != 'items') continue;
            p.nextToken();
            while (p.nextToken() == JSONToken.START_OBJECT) {
              Item item = (Item) p.readValueAs(Item.class);
              System.debug(item.name + item.size + ' ' + p.getCurrentToken());
              p.skipChildren();
            }
          }
          if (p.getCurrentName() == 'total' && p.nextValue() == JSONToken.VALUE_NUMBER_INT) System.debug(p.getIntegerValue());
        }`),
      ['a1 END_OBJECT', 'b2 END_OBJECT', '3']
    );
  });

  it('skips children and refuses accessors that do not fit', () => {
    assert.equal(
      org.value(
        'p.getText()',
        `JSONParser p = JSON.createParser('{"a":[1,[2]],"b":3}'); p.nextToken(); p.nextValue(); p.skipChildren(); p.nextToken();`
      ),
      'b'
    );
    assert.equal(
      org.failure(`JSONParser p = JSON.createParser('"x"'); p.nextToken(); p.getIntegerValue();`),
      'System.JSONException: Current token (VALUE_STRING) not numeric, can not use numeric value accessors'
    );
  });
});
