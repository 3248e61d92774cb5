/* package wrong; */
package mailregex;

class MailFilterTest {}
