import { testExpressions, useServicesWithoutData } from './expressionTable.ts';

useServicesWithoutData();

testExpressions('P4 integers wrap, division truncates', [
  ["Integer.valueOf('2147483647') + 1", '-2147483648'],
  ['7 / 2', '3'],
  ['1 / 0', 'System.MathException: Divide by 0'],
  ['Math.mod(-7, 3)', '-1'],
  ['Math.mod(7, 0)', 'System.MathException: Divide by 0'],
  ['Math.abs(-2147483647 - 1)', '-2147483648']
]);

testExpressions('P6 Decimal keeps its scale', [
  ['Decimal a = 34.00 ;; a', '34.00'],
  ['Decimal a = 34.00 ;; a.precision()', '4'],
  ['1.10 + 2.345', '3.445'],
  ['1.10 * 2.00', '2.2000'],
  ['Decimal a = 1 ;; a / 3', '0.333333333333333333333333333333333'],
  ['Decimal a = 10 ;; a / 4', '2.5'],
  ['Decimal a = 4500.00 ;; a.stripTrailingZeros()', '4.5E+3'],
  ['Decimal a = 4500.00 ;; a.stripTrailingZeros().toPlainString()', '4500'],
  ['Decimal a = 2.5 ;; a.round()', '2'],
  ['Decimal a = 3.5 ;; a.round()', '4'],
  ['Decimal a = -5.5 ;; a.round(System.RoundingMode.CEILING)', '-5'],
  ['Decimal a = 0.125 ;; a.setScale(2, System.RoundingMode.HALF_UP)', '0.13'],
  ['Decimal a = 0.125 ;; a.setScale(2)', '0.12'],
  ['Decimal a = 19 ;; a.divide(100, 3)', '0.190'],
  ['Decimal a = 1.25 ;; a.setScale(1, System.RoundingMode.UNNECESSARY)', 'System.MathException: Rounding necessary'],
  ['Decimal a = 2 ;; a.pow(10)', '1024'],
  ['Decimal a = 12345.678 ;; a.intValue()', '12345'],
  ['Decimal a = 1234567.50 ;; a.format()', '1,234,567.50']
]);

testExpressions('P8 Double keeps its rendering as Decimal', [
  ['Decimal.valueOf(1.0d)', '1.0'],
  ['1.5d', '1.5'],
  ['10000000.0d', '1.0E7'],
  ["Double.valueOf('3')", '3.0'],
  ['Math.round(2.5d)', '3'],
  ['Math.roundToLong(2.5)', '2'],
  ['Math.sqrt(2.25)', '1.5'],
  ['Math.max(1.5, 2)', '2'],
  ['Math.pow(2, 0.5d)', '1.4142135623730951'],
  ['Math.random()', '0.5']
]);

testExpressions('P13 texts that are no numbers', [
  ["Integer.valueOf('x')", 'System.TypeException: Invalid integer: x'],
  ["Integer.valueOf('2147483648')", 'System.TypeException: Invalid integer: 2147483648'],
  ["Integer.valueOf(' 1')", 'System.TypeException: Invalid integer:  1'],
  ["Decimal.valueOf('x')", 'System.TypeException: Invalid decimal: x'],
  ["Double.valueOf('x')", 'System.TypeException: Invalid double: x'],
  ["Long.valueOf('9223372036854775808')", 'System.TypeException: Invalid long: 9223372036854775808'],
  ['Object o = 7.9 ;; Integer.valueOf(o)', '7']
]);

testExpressions('P27 casts from Object', [
  ["Object o = 'x' ;; (Integer) o", 'System.TypeException: Invalid conversion from runtime type String to Integer'],
  ['Object o = 5.5 ;; (Long) o', 'System.TypeException: Invalid conversion from runtime type Decimal to Long'],
  ['Object o = 5 ;; ((Decimal) o).setScale(2)', '5.00'],
  ['Object o = 5 ;; (Long) o + 1', '6'],
  ['Object o = 5L ;; (Integer) o', 'System.TypeException: Invalid conversion from runtime type Long to Integer'],
  ['Object o = Date.newInstance(2026, 1, 2) ;; ((Datetime) o).getTime()', '1767312000000'],
  ['Object o = 5.5 ;; (Double) o', '5.5'],
  [
    'Object o = new List<Object>() ;; (Map<String, Object>) o',
    'System.TypeException: Invalid conversion from runtime type List<ANY> to Map<String,ANY>'
  ],
  ["Object o = '001000000000001' ;; (Id) o", '001000000000001AAA'],
  [
    'Object o = new Set<Object>() ;; (List<Object>) o',
    'System.TypeException: Invalid conversion from runtime type Set<ANY> to List<ANY>'
  ],
  ['Object o = 5L ;; o instanceof Long', 'true'],
  ['Object o = 5L ;; o instanceof Integer', 'false'],
  [
    "Object o = 5 ;; (o instanceof Long) + ' ' + (o instanceof Double) + ' ' + (o instanceof Decimal)",
    'true true true'
  ],
  ["Object o = 5.5 ;; (o instanceof Long) + ' ' + (o instanceof Double)", 'false true'],
  ["Object o = Date.today() ;; (o instanceof Datetime) + ' ' + (o instanceof Time)", 'true false']
]);

testExpressions('P49 Ids', [
  ["Id.valueOf('001000000000001')", '001000000000001AAA'],
  ["Id i = '006aB0000012345' ;; i", '006aB0000012345QAA'],
  ["Id i = 'nonsense' ;; i", 'System.StringException: Invalid id: nonsense'],
  ["Id a = '001000000000001'; Id b = '001000000000001AAA' ;; a == b", 'true'],
  ["Id i = '001000000000001' ;; i.to15()", '001000000000001']
]);
