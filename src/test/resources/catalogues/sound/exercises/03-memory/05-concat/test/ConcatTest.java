/* package wrong; */
package concat;

class ConcatTest {}
