/* package wrong; */
package presize;

class PresizeTest {}
